using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide128SingleFunctionTests : LaneFunctionTests<Wide128<float>, float>;
