using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide512SingleOperationTests : LaneOperationTests<Wide512<float>, float>;
