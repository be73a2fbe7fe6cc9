using System.Reflection;
using AutoDiff.Testing;

namespace AutoDiff.Vectors.Tests.Rules;

/// <summary>The JVP of the VJP of members of the vector types, against differences of the VJP.</summary>
public class VectorSecondOrderTests
{
    private static readonly Dictionary<string, MethodInfo> Rules = VectorTypes.All
        .SelectMany(static owner => typeof(Diff).Assembly.GetType($"AutoDiff.Rules.{owner.Name}Rules")!.GetMethods(BindingFlags.Public | BindingFlags.Static))

        // The condition of a choice is a pattern of bits, not a number.
        .Where(static method => method.Name.EndsWith("VjpJvp", StringComparison.Ordinal) && method.Name != "ConditionalSelectVjpJvp")
        .ToDictionary(NameOf, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Rules.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsTheTangentOfTheVjp(string name)
    {
        MethodInfo second = Rules[name];
        ParameterInfo[] parameters = second.GetParameters();
        int inputs = Array.FindIndex(parameters, static p => p.Name == "resultAdjoint");
        int adjoints = parameters.Count(static p => p.ParameterType.IsByRef) / 2;
        string family = second.Name[..^"VjpJvp".Length];
        Type[] given = [.. parameters.Take(inputs + 1 + adjoints).Select(static p => p.ParameterType)];
        MethodInfo vjp = second.DeclaringType!.GetMethod(family + "Vjp", given)!;
        bool isSingle = second.DeclaringType.Name != "ComplexRules" || parameters.Take(inputs).All(static p => p.ParameterType == typeof(float));
        int checkedPoints = 0;
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            object[] point = [.. parameters.Take(inputs).Select(p => Make(p.ParameterType, () => Math.Round((0.25 + random.NextDouble()) * 1024) / 1024))];
            object[] direction = [.. parameters.Skip(inputs + 1 + adjoints).Take(adjoints).Select(p => Make(p.ParameterType, () => random.NextDouble() - 0.5))];
            object seedAdjoint = Make(parameters[inputs].ParameterType, () => random.NextDouble() - 0.5);
            object seedTangent = Make(parameters[inputs].ParameterType, () => random.NextDouble() - 0.5);
            List<int> active = [.. Enumerable.Range(0, inputs).Where(i => parameters.Any(p => p.Name == parameters[i].Name + "Tangent"))];

            object?[] all =
            [
                .. point, seedAdjoint, .. parameters.Skip(inputs + 1).Take(adjoints).Select(static p => Make(p.ParameterType, static () => 2)),
                .. direction, seedTangent, .. parameters.Skip(parameters.Length - adjoints).Select(static p => Make(p.ParameterType, static () => 3)),
            ];
            object? result = second.Invoke(null, all);
            double[] first = Vjp(0);
            double[] gotFirst = [.. all.Skip(inputs + 1).Take(adjoints).SelectMany(static a => Reals.Of(a!)).Select(static x => x - 2)];
            double[] tangents = [.. all.Skip(all.Length - adjoints).SelectMany(static a => Reals.Of(a!)).Select(static x => x - 3)];
            (double[] differences, double[] error) = FiniteDifference.Derivative(Vjp, 0.125, isSingle);
            if (!differences.All(double.IsFinite))
            {
                continue;
            }

            double scale = Math.Max(1, Math.Max(first.Max(Math.Abs), differences.Max(Math.Abs)));
            for (int i = 0; i < first.Length; i++)
            {
                Assert.True(Math.Abs(first[i] - gotFirst[i]) <= (isSingle ? 2e-5 : 1e-12) * scale, $"{name}, seed {seed}: adjoint {i} is {gotFirst[i]}, not {first[i]}");

                // Where differences do not converge, a kink is near and says nothing.
                if (error[i] < (isSingle ? 5e-3 : 1e-7) * scale)
                {
                    Assert.True(
                        Math.Abs(differences[i] - tangents[i]) <= ((isSingle ? 4e-3 : 1e-8) * scale) + (10 * error[i]),
                        $"{name}, seed {seed}: tangent {i} is {tangents[i]}, not {differences[i]}");
                    checkedPoints++;
                }
            }

            // Value and tangent are the JVP's.
            MethodInfo jvp = second.DeclaringType.GetMethods().Single(m => m.Name == family + "Jvp"
                && m.GetParameters().Select(static p => p.ParameterType).SequenceEqual([.. given.Take(inputs), .. active.Select(i => given[i])]));
            Assert.Equal(jvp.Invoke(null, [.. point, .. direction]), result);

            double[] Vjp(double h)
            {
                object?[] arguments =
                [
                    .. Enumerable.Range(0, inputs).Select(i => active.IndexOf(i) is >= 0 and var j ? Moved(point[i], direction[j], h) : point[i]),
                    Moved(seedAdjoint, seedTangent, h),
                    .. parameters.Skip(inputs + 1).Take(adjoints).Select(static p => Make(p.ParameterType, static () => 0)),
                ];
                vjp.Invoke(null, arguments);
                return [.. arguments.Skip(inputs + 1).SelectMany(static a => Reals.Of(a!))];
            }
        }

        Assert.True(checkedPoints > 0, name);
    }

    /// <summary>The members that are used most have second derivatives; the list of those without is on the page of limitations.</summary>
    [Theory]
    [InlineData("Vector2", "Length Distance Normalize Division Reflect SquareRoot Dot Multiply Addition Subtraction UnaryNegation Lerp Transform Create")]
    [InlineData("Vector3", "Length Distance Normalize Division Reflect SquareRoot Dot Cross Multiply Addition Subtraction UnaryNegation Lerp Transform Create")]
    [InlineData("Vector4", "Length Distance Normalize Division SquareRoot Dot Multiply Addition Subtraction UnaryNegation Lerp Create")]
    [InlineData("Quaternion", "Length Normalize Dot Multiply Addition Subtraction Conjugate CreateFromAxisAngle Create")]
    [InlineData("Matrix3x2", "Multiply Addition Subtraction CreateRotation CreateTranslation CreateScale")]
    [InlineData("Matrix4x4", "Multiply Addition Subtraction CreateRotationX CreateRotationY CreateRotationZ CreateTranslation CreateScale CreateFromQuaternion Transpose")]
    [InlineData("Complex", "Addition Subtraction Multiply Division Exp Log Sqrt Sin Cos Tan Sinh Cosh Tanh Atan Pow Magnitude Abs Phase Reciprocal FromPolarCoordinates Conjugate")]
    public void TheUsualMembersHaveOne(string type, string members) =>
        Assert.All(members.Split(' '), member => Assert.Contains(Rules.Values, rule => rule.DeclaringType!.Name == type + "Rules" && rule.Name == member + "VjpJvp"));

    private static string NameOf(MethodInfo rule) =>
        $"{rule.DeclaringType!.Name}.{rule.Name}({string.Join(", ", rule.GetParameters().TakeWhile(static p => p.Name != "resultAdjoint").Select(static p => p.ParameterType.Name))})";

    private static object Make(Type type, Func<double> next)
    {
        Type plain = type.IsByRef ? type.GetElementType()! : type;
        return plain == typeof(int) || plain == typeof(byte) ? Convert.ChangeType(1, plain, System.Globalization.CultureInfo.InvariantCulture)
            : plain.IsEnum || plain == typeof(bool) ? Activator.CreateInstance(plain)!
            : Reals.Make(plain, Endless(next).GetEnumerator())!;
    }

    private static object Moved(object value, object direction, double h) =>
        Reals.Make(value.GetType(), Reals.Of(value).Zip(Reals.Of(direction), (x, v) => x + (h * v)).GetEnumerator())!;

    private static IEnumerable<double> Endless(Func<double> next)
    {
        while (true)
        {
            yield return next();
        }
    }
}
