/// Which devices of hosts, such as GPUs, are in use, and by which pods.
///
/// Where a host says that it has devices, a pod gets whole ones or a share of a single one: shares
/// of two devices do not make a whole.
struct DeviceLedger: Sendable {
    /// What one device is worth, in thousandths.
    static let whole = 1000

    /// Devices of one kind on one host.
    struct Key: Hashable, Sendable {
        let host: HostID
        let resource: String
    }

    /// What a pod has of one device.
    struct Part: Hashable, Sendable {
        let key: Key
        let device: Int
        let milli: Int
    }

    /// What is in use of each device, in thousandths.
    private(set) var used: [Key: [Int]] = [:]
    /// What each pod has.
    private(set) var parts: [PodID: [Part]] = [:]

    /// What devices have room for: the largest share of one, and how many are wholly free.
    /// O(devices).
    func room(for key: Key, of count: Int) -> DeviceRoom {
        guard let used = used[key] else {
            return DeviceRoom(largest: count > 0 ? Self.whole : 0, free: count)
        }
        return DeviceRoom(
            largest: Self.whole - (used.min() ?? Self.whole), free: used.count { $0 == 0 })
    }

    /// Gives a pod what it asks for: for a share the device with the least room that is enough,
    /// otherwise the first that are wholly free. Whether there was room. O(devices).
    mutating func take(_ milli: Int, _ key: Key, of count: Int, for pod: PodID) -> Bool {
        var used = used[key] ?? Array(repeating: 0, count: count)
        var chosen: [Int] = []
        if milli < Self.whole {
            let fitting = used.indices.filter { used[$0] + milli <= Self.whole }
            guard let fullest = fitting.max(by: { used[$0] < used[$1] }) else { return false }
            // Of devices alike the first.
            chosen = [fitting.first { used[$0] == used[fullest] } ?? fullest]
        } else {
            guard milli % Self.whole == 0 else { return false }
            chosen = Array(used.indices.filter { used[$0] == 0 }.prefix(milli / Self.whole))
            guard chosen.count == milli / Self.whole else { return false }
        }
        for device in chosen {
            let part = Part(key: key, device: device, milli: min(milli, Self.whole))
            used[device] += part.milli
            parts[pod, default: []].append(part)
        }
        self.used[key] = used
        return true
    }

    /// Takes back what a pod has.
    mutating func giveBack(of pod: PodID) {
        for part in parts.removeValue(forKey: pod) ?? [] {
            used[part.key]?[part.device] -= part.milli
        }
    }
}

/// What the devices of a host have room for.
struct DeviceRoom: Hashable, Sendable {
    /// The largest share of one device, in thousandths.
    let largest: Int
    /// How many are wholly free.
    let free: Int

    /// Whether so much fits: a share of one device, or whole ones.
    func fits(_ milli: Int) -> Bool {
        milli < DeviceLedger.whole
            ? milli <= largest
            : milli % DeviceLedger.whole == 0 && milli / DeviceLedger.whole <= free
    }
}

extension VCenter {
    /// Gives a pod that was bound its devices, or takes them back from one that ends.
    mutating func indexDevices(of id: PodID, on host: HostID, by sign: Int32) {
        guard sign > 0 else {
            if !devices.parts.isEmpty { devices.giveBack(of: id) }
            return
        }
        for amount in pods[id].template.constraints.extended where amount.milli > 0 {
            guard let count = hosts[host].devices(of: amount.name) else { continue }
            let key = DeviceLedger.Key(host: host, resource: amount.name)
            let isTaken = devices.take(amount.milli, key, of: count, for: id)
            precondition(isTaken, "the scheduler has found room for it")
        }
    }

    /// What of the devices is not so: what is in use is not what pods have, or a pod has not what it
    /// asks for. O(pods with devices).
    func checkDevices(_ found: inout [Violation]) {
        var used: [DeviceLedger.Key: [Int]] = [:]
        // Summed only: the order means nothing.
        for (pod, parts) in devices.parts {
            for part in parts {
                let count = devices.used[part.key]?.count ?? 0
                used[part.key, default: Array(repeating: 0, count: count)][part.device] +=
                    part.milli
            }
            let isBound = pods.find(pod).map { $0.vm != nil && $0.host == parts[0].key.host }
            if isBound != true {
                found.append(Violation(invariant: .hostSums, detail: "devices of \(pod)"))
            }
        }
        for (key, now) in devices.used {
            let sound = used[key] ?? Array(repeating: 0, count: now.count)
            if sound != now || now.contains(where: { $0 < 0 || $0 > DeviceLedger.whole }) {
                found.append(Violation(invariant: .hostSums, detail: "devices of \(key)"))
            }
        }
        if found.count > 1 { found.sort { $0.detail < $1.detail } }
    }
}

extension VCenter {
    func addDevices(to hash: inout StateHash) {
        if devices.used.isEmpty { return }
        for host in hosts.ids {
            for kind in hosts[host].deviceKinds {
                let key = DeviceLedger.Key(host: host, resource: kind)
                for milli in devices.used[key] ?? [] { hash.add(milli) }
            }
        }
    }
}

extension Host {
    /// How many devices of a kind it has; nil where it only has an amount of them, or none.
    func devices(of resource: String) -> Int? {
        guard deviceKinds.contains(resource) else { return nil }
        return extended.first { $0.name == resource }.map { $0.milli / DeviceLedger.whole }
    }
}
