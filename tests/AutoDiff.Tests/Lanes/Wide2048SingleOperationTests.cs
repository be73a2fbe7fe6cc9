using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide2048SingleOperationTests : LaneOperationTests<Wide2048<float>, float>;
