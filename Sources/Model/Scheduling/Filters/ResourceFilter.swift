/// A node must have unreserved what the pod's CRX reserves.
enum ResourceFilter {
    static func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        let (cpu, memory) = (request.needed.cpu, request.needed.memory)
        sieve.putOut(
            .insufficientCPU, where: { nodes.freeCPU[$0] < cpu },
            .insufficientMemory, where: { nodes.freeMemory[$0] < memory })
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
                column.map { nodes.freeExtended[$0][node] < amount.milli } ?? true
            }
        }
    }
}
