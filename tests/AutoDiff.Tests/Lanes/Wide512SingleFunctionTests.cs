using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide512SingleFunctionTests : LaneFunctionTests<Wide512<float>, float>;
