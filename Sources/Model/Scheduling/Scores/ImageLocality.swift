/// A node that has the pod's images scores higher: the pod starts sooner there.
enum ImageLocality {
    @inline(__always)
    static func score(_ request: PodRequest, of node: Int) -> Int {
        request.imageShares?[node] ?? 0
    }
}
