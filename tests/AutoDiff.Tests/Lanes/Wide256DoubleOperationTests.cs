using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide256DoubleOperationTests : LaneOperationTests<Wide256<double>, double>;
