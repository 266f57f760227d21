import ArgumentParser

@main
struct Readback: ParsableCommand {}
