using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide128DoubleOperationTests : LaneOperationTests<Wide128<double>, double>;
