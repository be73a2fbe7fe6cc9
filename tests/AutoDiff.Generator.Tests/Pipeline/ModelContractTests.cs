using System.Collections.Immutable;
using System.Reflection;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Pipeline;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Pipeline;

/// <summary>What goes through the pipeline must not keep a compilation alive, and must compare by value.</summary>
public class ModelContractTests
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SemanticModel), typeof(Location),
        typeof(IOperation), typeof(AttributeData), typeof(Delegate),
    ];

    [Theory]
    [InlineData(typeof(DifferentiableMember))]
    [InlineData(typeof(RuleTable))]
    [InlineData(typeof(GeneratedFile))]
    [InlineData(typeof(FieldwiseConstructor))]
    public void NoTypeThatAModelReachesBelongsToTheCompiler(Type model)
    {
        var seen = new HashSet<Type>();
        Walk(model, model.Name, seen);
        Assert.Contains(model, seen);
    }

    [Fact]
    public void NoObjectInTheTrackedStepsBelongsToTheCompiler()
    {
        var run = new DriverRun(("Model.cs", """
            public static partial class Model
            {
                [Differentiable]
                public static double F(ReadOnlySpan<double> x, int n)
                {
                    double sum = 0;
                    for (int i = 0; i < n; i++)
                    {
                        sum += x[i] > 0 ? Math.Exp(x[i]) : G(x[i]);
                    }

                    return sum;
                }

                [Differentiable]
                public static double G(double x) => x * x;

                [Differentiable]
                public static double H(Angle angle) => angle.Sine;
            }

            public readonly partial struct Angle
            {
                public Angle(double x) => Sine = Math.Sin(x);

                public double Sine { get; }
            }
            """));

        int count = 0;
        foreach (string step in new[] { TrackingNames.LowerMember, TrackingNames.FindConstructors, TrackingNames.EmitCompanions })
        {
            foreach (object value in run.Result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Value))
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                WalkObject(value, step, seen);
                count += seen.Count;
            }
        }

        Assert.True(count > 50, $"only {count} objects were seen");
    }

    [Fact]
    public void TheSameSourceLowersToEqualMembers()
    {
        const string Source = """
            public static partial class Model
            {
                [Differentiable]
                public static double F(ReadOnlySpan<double> x) { double s = 0; foreach (double v in x) { s += v * v; } return s; }
            }
            """;

        DifferentiableMember first = MemberLoweringTests.Lower(Source, "F").Member!;
        DifferentiableMember second = MemberLoweringTests.Lower(Source, "F").Member!;

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, MemberLoweringTests.Lower(Source.Replace("v * v", "v + v"), "F").Member);
    }

    private static void Walk(Type type, string path, HashSet<Type> seen)
    {
        Assert.False(Forbidden.Any(f => f.IsAssignableFrom(type)), $"{path} is a {type}");
        Assert.False(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>), $"{path} is an ImmutableArray");
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(object) || !seen.Add(type))
        {
            return;
        }

        if (type.IsArray)
        {
            Walk(type.GetElementType()!, path + "[]", seen);
            return;
        }

        foreach (Type argument in type.GetGenericArguments())
        {
            Walk(argument, path + "<>", seen);
        }

        if (type.Assembly != typeof(DifferentiableMember).Assembly)
        {
            return;
        }

        Assert.True(
            type.IsAbstract || type.GetMethod("Equals", [typeof(object)])!.DeclaringType != typeof(object),
            $"{path} ({type}) compares by reference");
        foreach (FieldInfo field in FieldsOf(type))
        {
            Walk(field.FieldType, path + "." + field.Name, seen);
        }

        foreach (Type derived in type.Assembly.GetTypes().Where(t => t.BaseType == type))
        {
            Walk(derived, path + ":" + derived.Name, seen);
        }
    }

    private static void WalkObject(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        Assert.False(Forbidden.Any(f => f.IsInstanceOfType(value)), $"{path} holds a {value.GetType()}");
        if (value is Array array)
        {
            foreach (object? item in array)
            {
                WalkObject(item, path + "[]", seen);
            }

            return;
        }

        if (value is Type)
        {
            return;
        }

        foreach (FieldInfo field in FieldsOf(value.GetType()))
        {
            WalkObject(field.GetValue(value), path + "." + field.Name, seen);
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            foreach (FieldInfo field in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
