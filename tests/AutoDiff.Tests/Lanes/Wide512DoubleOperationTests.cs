using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide512DoubleOperationTests : LaneOperationTests<Wide512<double>, double>;
