/// What is wrong with a Supervisor's network: the reason why something gets no address, no virtual
/// server or no port, worked out from state. The words are found elsewhere.
public enum NetworkFault: Hashable, Sendable {
    /// All addresses of the ranges are handed out.
    case rangeExhausted(String)
    /// The address that was asked for is somebody else's, or in none of the ranges.
    case addressNotFree(String)
    /// The DHCP server of a workload network does not answer.
    case dhcpSilent(network: String)
    case loadBalancerDown(name: String)
    case loadBalancerCertificateExpired(name: String)
    /// HAProxy's frontend range is none, or not where the virtual servers are.
    case frontendInvalid(name: String, frontend: String)
    // NSX.
    case edgeClusterDown(String)
    case tier0Lost(String)
    /// The overlay's MTU, in bytes.
    case overlayMTU(Int)
    case managerCertificateExpired
    /// The namespace's load balancer has as many virtual servers as its size allows.
    case virtualServersExhausted(LoadBalancerSize)
}
