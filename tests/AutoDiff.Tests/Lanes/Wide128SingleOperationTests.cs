using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide128SingleOperationTests : LaneOperationTests<Wide128<float>, float>;
