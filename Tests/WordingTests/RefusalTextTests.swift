import Testing

@testable import Model
@testable import Wording

@Suite struct RefusalTextTests {
    @Test func `an exceeded quota reads as kubectl prints it`() {
        let error = OperationError.exceededQuota(
            kind: .pod, name: "web-5d8c-x7k2p", quota: "compute",
            lines: [
                .init(name: "requests.cpu", requested: "600m", used: "600m", limited: "1"),
                .init(name: "requests.memory", requested: "2Gi", used: "2Gi", limited: "3Gi"),
            ])
        let text =
            "pods \"web-5d8c-x7k2p\" is forbidden: exceeded quota: compute, "
            + "requested: requests.cpu=600m,requests.memory=2Gi, "
            + "used: requests.cpu=600m,requests.memory=2Gi, "
            + "limited: requests.cpu=1,requests.memory=3Gi"
        #expect(error.text == text)
        let subject = Event.Subject(kind: "ReplicaSet", name: "web-5d8c", namespace: "team")
        #expect(Event.Body.failedCreate(error).text(of: subject) == "Error creating: " + text)
        #expect(Event.Body.failedCreate(error).reason == "FailedCreate")
        #expect(Event.Body.failedCreate(error).isWarning)
    }

    @Test func `a kind of a group is named with it`() {
        let error = OperationError.exceededQuota(
            kind: .replicaSet, name: "two-79f", quota: "team",
            lines: [
                .init(name: "count/replicasets.apps", requested: "1", used: "1", limited: "1")
            ])
        let text =
            "replicasets.apps \"two-79f\" is forbidden: exceeded quota: team, "
            + "requested: count/replicasets.apps=1, used: count/replicasets.apps=1, "
            + "limited: count/replicasets.apps=1"
        #expect(error.text == text)
        let subject = Event.Subject(kind: "Deployment", name: "two", namespace: "team")
        let event = Event.Body.replicaSetCreateError(error)
        #expect(event.reason == "ReplicaSetCreateError")
        #expect(event.isWarning)
        #expect(event.text(of: subject) == "Failed to create new replica set: " + text)
    }
}
