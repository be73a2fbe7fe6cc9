using AutoDiff.CompilerServices;
using Xunit;

namespace AutoDiff.Tests.Lanes;

/// <summary>The functions on lanes by the number of their arguments.</summary>
/// <remarks>Without those that keep the digits of a small argument: the framework's scalar ones lose them.</remarks>
public static class FunctionNames
{
    public static TheoryData<string> Unary => Named(1);

    public static TheoryData<string> Binary => Named(2);

    private static TheoryData<string> Named(int arguments) =>
    [
        .. typeof(LaneMath).GetMethods()
            .Where(m => m.IsStatic && m.ReturnType.IsGenericParameter)
            .Where(m => m.GetParameters() is var p && p.Length == arguments && p.All(q => q.ParameterType.IsGenericParameter))
            .Select(m => m.Name)
            .Where(name => !name.EndsWith("M1", StringComparison.Ordinal) && !name.EndsWith("P1", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
