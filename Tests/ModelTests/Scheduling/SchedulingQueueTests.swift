import Testing

@testable import Model

@Suite struct SchedulingQueueTests {
    private func entry(
        _ index: UInt32, priority: Int = 0, createdAt: Int = 0, retryAt: Int = 0
    ) -> SchedulingQueue.Entry {
        SchedulingQueue.Entry(
            pod: PodID(index: index, generation: 1), priority: priority, createdAt: createdAt,
            retryAt: retryAt)
    }

    @Test func `the most important pod comes first, then the oldest`() {
        var queue = SchedulingQueue()
        queue.add(entry(0, createdAt: 5))
        queue.add(entry(1, createdAt: 3))
        queue.add(entry(2, priority: 10, createdAt: 9))
        #expect(queue.takeDue(at: 10).map(\.pod.index) == [2, 1, 0])
        #expect(queue.count == 0)
    }

    @Test func `a pod in its back-off stays in the queue`() {
        var queue = SchedulingQueue()
        queue.add(entry(0, retryAt: 100))
        queue.add(entry(1, retryAt: 200))
        #expect(queue.takeDue(at: 150).map(\.pod.index) == [0])
        #expect(queue.nextDue == 200)
    }

    @Test func `waking shortens a back-off and never lengthens it`() {
        var queue = SchedulingQueue()
        queue.add(entry(0, retryAt: 100))
        queue.add(entry(1, retryAt: 9000))
        queue.wake(by: 500)
        #expect(queue.entries.map(\.retryAt) == [100, 500])
    }

    @Test func `the back-off doubles from a second to five minutes`() {
        let waits = (1...10).map { SchedulingQueue.backoff(after: $0) }
        #expect(
            waits == [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000])
    }
}
