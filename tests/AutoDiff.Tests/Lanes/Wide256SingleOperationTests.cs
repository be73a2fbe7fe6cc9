using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide256SingleOperationTests : LaneOperationTests<Wide256<float>, float>;
