import ArgumentParser

@main
struct ReadbackMeasure: ParsableCommand {}
