extension ObjectRequest.Body {
    /// The images that what is asked for would be made of.
    public var images: [ImageSpec] {
        switch self {
        case .virtualMachine(let spec) where !spec.image.isEmpty: [ImageSpec(name: spec.image)]
        case .workloadCluster(let spec) where !spec.release.isEmpty:
            [ImageSpec(release: spec.release)]
        default: []
        }
    }
}

extension ContentLibrarySpec {
    /// The library of a world that says nothing of libraries: whatever is named is there.
    public static func implied(_ images: [ImageSpec]) -> ContentLibrarySpec {
        var all: [ImageSpec] = []
        for image in images where !all.contains(where: { $0.name == image.name }) {
            all.append(image)
        }
        var spec = ContentLibrarySpec(name: "local", images: all)
        spec.description = "Images and releases that this world names"
        spec.isImplied = true
        return spec
    }
}
