import Benchmark
import Manifests
import Measured
import Model

/// Opening a world, and reading manifests.
func measureReading() {
    Benchmark("open the demo world, a day old") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(Measured.demo()) }
    }
    Benchmark("open the world large") { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(try World(named: "large").simulation())
        }
    }
    Benchmark("read 1,000 Deployments from YAML") { benchmark in
        let bytes = deployments(1000)
        benchmark.startMeasurement()
        let read = DocumentReader.read(bytes, file: "benchmark")
        for document in read.documents {
            blackHole(try ManifestDecoder.request(from: document, namespace: "team"))
        }
        benchmark.stopMeasurement()
        precondition(read.documents.count == 1000 && read.errors.isEmpty)
    }
}

/// A file of Deployments as people write them.
private func deployments(_ count: Int) -> [UInt8] {
    var text = ""
    for number in 1...count {
        text += """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web-\(number)
              labels: {app: web-\(number), tier: front}
            spec:
              replicas: 3
              selector:
                matchLabels:
                  app: web-\(number)
              template:
                metadata:
                  labels:
                    app: web-\(number)
                spec:
                  containers:
                    - name: nginx
                      image: "nginx:1.25"
                      ports:
                        - containerPort: 80
                      resources:
                        requests: {cpu: 250m, memory: 256Mi}
                        limits: {cpu: "1", memory: 512Mi}

            """
    }
    return Array(text.utf8)
}
