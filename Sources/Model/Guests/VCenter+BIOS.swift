extension VCenter {
    /// The BIOS identity of a machine's VM, as provider IDs name it: `vsphere://<bios-uuid>`
    /// (`DOMAIN.md` 4.3). It comes from the machine's own identity and stays the same.
    public func biosUUID(of machine: Machine) -> String {
        let uid = objects[machine.object].metadata.uid
        return UID(
            high: RandomStream.mix(uid.high) & ~0xFFFF | 0x4000, low: RandomStream.mix(uid.low)
        )
        .text
    }
}
