using System.Reflection;

namespace AutoDiff.Vectors.Tests.Rules;

/// <summary>Every differentiable member of the vector types has a rule.</summary>
public class VectorCoverageTests
{
    /// <summary>Members without a rule, each for a reason.</summary>
    private static readonly string[] Left =
    [
        // Masks: bits, not reals.
        "And", "AndNot", "BitwiseAnd", "BitwiseOr", "Xor", "OnesComplement", "op_BitwiseAnd", "op_BitwiseOr", "op_ExclusiveOr",
        "op_OnesComplement", "op_LeftShift", "op_RightShift", "op_UnsignedRightShift",
        "Equals", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual", "IsEvenInteger", "IsFinite", "IsInfinity", "IsInteger",
        // Loads from a reference: what it refers to cannot be told.
        "LoadUnsafe",
        "IsNaN", "IsNegative", "IsNegativeInfinity", "IsNormal", "IsOddInteger", "IsPositive", "IsPositiveInfinity", "IsSubnormal", "IsZero",
    ];

    public static TheoryData<string> Types => [.. VectorTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void EveryDifferentiableMemberHasARule(string name)
    {
        Type type = VectorTypes.All.Single(t => t.Name == name);
        var known = VectorRule.Of(type).Select(rule => rule.Primal).ToHashSet();
        IEnumerable<string> missing = VectorRule.Members(type)
            .Cast<MethodInfo>()
            .Where(m => !known.Contains(m) && IsDifferentiable(m) && !Left.Contains(m.Name))
            .Select(m => m.ToString()!);
        Assert.Equal("", string.Join(Environment.NewLine, missing));
    }

    private static bool IsDifferentiable(MethodInfo method)
    {
        bool gives = VectorTypes.IsDifferentiable(method.ReturnType) || method.GetParameters().Any(p => p.IsOut && VectorTypes.IsDifferentiable(p.ParameterType));
        bool takes = !method.IsStatic || method.GetParameters().Any(p => !p.IsOut && VectorTypes.IsDifferentiable(p.ParameterType));
        bool isField = method.DeclaringType == typeof(System.Numerics.Complex) && method.Name is "get_Real" or "get_Imaginary";
        return gives && takes && !isField;
    }
}
