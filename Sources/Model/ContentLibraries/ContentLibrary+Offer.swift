extension ContentLibrary {
    /// What it holds, or what its publisher offers.
    public func offered(in vcenter: VCenter) -> [ImageSpec] {
        subscription == nil ? items.map { vcenter.libraryItems[$0].image } : published
    }
}
