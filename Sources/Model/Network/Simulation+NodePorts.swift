/// Numbers on all nodes under which Services can be reached: each is one Service's alone.
extension Simulation {
    /// The numbers that the Kubernetes API server gives by itself.
    static let nodePortRange = 30_000...32_767

    /// The ports of a Service with their numbers on all nodes. What had one keeps it, another is
    /// drawn; the caller has made sure that those asked for are free.
    mutating func takeNodePorts(
        for spec: ServiceSpec, keeping former: [ServicePort], on supervisor: SupervisorID
    ) -> [ServicePort] {
        let needsPorts = spec.type == .nodePort || spec.type == .loadBalancer
        var ports = spec.ports
        for place in ports.indices {
            let before = former.first {
                $0.port == ports[place].port
                    && $0.networkProtocol == ports[place].networkProtocol
            }
            ports[place].nodePort = needsPorts ? ports[place].nodePort ?? before?.nodePort : nil
        }
        for number in former.compactMap(\.nodePort) {
            vcenter.supervisors[supervisor].network.nodePorts.remove(number)
        }
        for number in ports.compactMap(\.nodePort) {
            vcenter.supervisors[supervisor].network.nodePorts.insert(number)
        }
        guard needsPorts else { return ports }
        for place in ports.indices where ports[place].nodePort == nil {
            ports[place].nodePort = drawNodePort(on: supervisor)
        }
        return ports
    }

    private mutating func drawNodePort(on supervisor: SupervisorID) -> Int? {
        let range = Self.nodePortRange
        let start = streams[.network].below(range.count)
        for step in 0..<range.count {
            let number = range.lowerBound + (start + step) % range.count
            if vcenter.supervisors[supervisor].network.nodePorts.insert(number).inserted {
                return number
            }
        }
        return nil
    }

    /// Refuses numbers on all nodes that another Service has, or that are out of the range.
    func checkNodePorts(
        of spec: ServiceSpec, name: String, of present: ServiceID?, in namespace: NamespaceID
    ) throws(OperationError) {
        let supervisor = vcenter.supervisors[vcenter.namespaces[namespace].supervisor]
        let own = present.map { vcenter.services[$0].ports.compactMap(\.nodePort) } ?? []
        var seen: Set<Int> = []
        for (place, port) in spec.ports.enumerated() {
            guard let number = port.nodePort else { continue }
            func refusal(_ problem: String) -> OperationError {
                .invalid(
                    kind: .service, name: name, path: "spec.ports[\(place)].nodePort",
                    problem: "Invalid value: \(number): " + problem)
            }
            guard Self.nodePortRange.contains(number) else {
                throw refusal(
                    "provided port is not in the valid range. The range of valid ports is "
                        + "\(Self.nodePortRange.lowerBound)-\(Self.nodePortRange.upperBound)")
            }
            let isTaken = supervisor.network.nodePorts.contains(number) && !own.contains(number)
            guard seen.insert(number).inserted, !isTaken else {
                throw refusal("provided port is already allocated")
            }
        }
    }
}
