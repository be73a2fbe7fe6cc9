using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide256SingleFunctionTests : LaneFunctionTests<Wide256<float>, float>;
