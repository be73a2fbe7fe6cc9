using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide2048DoubleOperationTests : LaneOperationTests<Wide2048<double>, double>;
