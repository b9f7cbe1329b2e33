/// A node must have unreserved what the pod's CRX reserves.
enum ResourceFilter {
    static func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        let (cpu, memory) = (request.needed.cpu, request.needed.memory)
        if !(request.fit?.room?.isEverywhere ?? false) || sieve.end > nodes.firstControlPlane {
            putOutFull(cpu, memory, nodes, &sieve)
        }
        for (held, needed) in request.held {
            // More important pods wait for this room.
            sieve.putOut(
                .insufficientCPU,
                where: { $0 == held && nodes.freeCPU[$0] - needed.cpu < cpu },
                .insufficientMemory,
                where: { $0 == held && nodes.freeMemory[$0] - needed.memory < memory })
        }
        for amount in request.template.constraints.extended where amount.milli > 0 {
            let column = nodes.resourceNames.firstIndex(of: amount.name)
            sieve.putOut(.insufficient(resource: amount.name)) { node in
                column.map { !nodes.hasRoom(for: amount.milli, of: $0, on: node) } ?? true
            }
        }
    }

    private static func putOutFull(
        _ cpu: Int, _ memory: Int, _ nodes: NodeTable, _ sieve: inout NodeSieve
    ) {
        nodes.freeCPU.withUnsafeBufferPointer { freeCPU in
            nodes.freeMemory.withUnsafeBufferPointer { freeMemory in
                sieve.putOut(
                    .insufficientCPU, where: { freeCPU[$0] < cpu },
                    .insufficientMemory, where: { freeMemory[$0] < memory })
            }
        }
    }
}
