using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Emission;

/// <summary>Hessians and Hessian-vector products of generated code against closed forms and differences of the gradient.</summary>
public sealed class SecondOrderTests
{
    private const string Functions = """
        public static partial class Model
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
            public static double Rosenbrock(ReadOnlySpan<double> x)
            {
                double sum = 0;
                for (int i = 0; i < x.Length - 1; i++)
                {
                    double a = 1 - x[i];
                    double b = x[i + 1] - x[i] * x[i];
                    sum += a * a + 100 * b * b;
                }

                return sum;
            }

            [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
            public static double Speelpenning(ReadOnlySpan<double> x)
            {
                double product = 1;
                foreach (double xi in x)
                {
                    product *= xi;
                }

                return product;
            }

            [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
            public static double Beale(double x, double y)
            {
                double a = 1.5 - x + x * y;
                double b = 2.25 - x + x * y * y;
                double c = 2.625 - x + x * y * y * y;
                return a * a + b * b + c * c;
            }

            [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
            public static double Helical(ReadOnlySpan<double> x)
            {
                double theta = Math.Atan2(x[1], x[0]) / (2 * Math.PI);
                double a = 10 * (x[2] - 10 * theta);
                double b = 10 * (Math.Sqrt(x[0] * x[0] + x[1] * x[1]) - 1);
                return a * a + b * b + x[2] * x[2];
            }

            [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
            public static double Calls(double[] x)
            {
                double s = 1;
                for (int i = 1; i < x.Length; i++)
                {
                    s = s * Inner(x[i - 1], x[i]) + Power(x[i], i + 1);
                }

                return s;
            }

            [Differentiable]
            public static double Inner(double a, double b)
            {
                double r = a;
                for (int i = 0; i < 3; i++)
                {
                    r = Math.Sin(r * b) + a / (1 + b * b);
                }

                return r;
            }

            [Differentiable]
            public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

            [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
            public static double Buffers(ReadOnlySpan<double> x, Span<double> work)
            {
                Span<double> local = stackalloc double[3];
                for (int i = 0; i < 3; i++)
                {
                    local[i] = x[i] > 0 ? Math.Sqrt(x[i]) : x[i] * x[i];
                    work[i] = local[i] * x[(i + 1) % 3];
                }

                for (int i = 1; i < 3; i++)
                {
                    work[i] = work[i] * work[i - 1] + Math.Exp(-local[i]);
                }

                int n = 0;
                double r = work[2];
                while (r * r > 0.01 && n < 5)
                {
                    r = r * 0.5 + 0.1 * Math.Sin(r);
                    n++;
                }

                return r + work[1];
            }

            public static void Gradient(string name, double[] x, double[] g)
            {
                switch (name)
                {
                    case "Rosenbrock": RosenbrockGradient(x, g); break;
                    case "Speelpenning": SpeelpenningGradient(x, g); break;
                    case "Beale": BealeGradient(x[0], x[1], out g[0], out g[1]); break;
                    case "Helical": HelicalGradient(x, g); break;
                    case "Calls": CallsGradient(x, g); break;
                    case "Buffers": BuffersGradient(x, new double[3], g); break;
                    default: throw new ArgumentException(name);
                }
            }

            public static double Hessian(string name, double[] x, double[] h) => name switch
            {
                "Rosenbrock" => RosenbrockHessian(x, h),
                "Speelpenning" => SpeelpenningHessian(x, h),
                "Beale" => BealeHessian(x[0], x[1], h),
                "Helical" => HelicalHessian(x, h),
                "Calls" => CallsHessian(x, h),
                "Buffers" => BuffersHessian(x, new double[3], h),
                _ => throw new ArgumentException(name),
            };

            public static double Product(string name, double[] x, double[] v, double[] p) => name switch
            {
                "Rosenbrock" => RosenbrockHvp(x, v, p),
                "Speelpenning" => SpeelpenningHvp(x, v, p),
                "Beale" => BealeHvp(x[0], x[1], v[0], v[1], out p[0], out p[1]),
                "Helical" => HelicalHvp(x, v, p),
                "Calls" => CallsHvp(x, v, p),
                "Buffers" => BuffersHvp(x, new double[3], v, new double[3], p),
                _ => throw new ArgumentException(name),
            };

            public static double Value(string name, double[] x) => name switch
            {
                "Rosenbrock" => Rosenbrock(x),
                "Speelpenning" => Speelpenning(x),
                "Beale" => Beale(x[0], x[1]),
                "Helical" => Helical(x),
                "Calls" => Calls(x),
                "Buffers" => Buffers(x, new double[3]),
                _ => throw new ArgumentException(name),
            };
        }
        """;

    private static readonly Lazy<Type> Model = new(() =>
    {
        GeneratedCompilation result = GeneratorHost.Run(Functions);
        Diagnostic[] problems = [.. result.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1591")];
        Assert.True(problems.Length == 0, string.Join("\n", problems.Select(d => d.ToString())));
        return result.Load().GetType("Model");
    });

    private delegate void GradientCall(string name, double[] x, double[] gradient);

    private delegate double HessianCall(string name, double[] x, double[] hessian);

    private delegate double ProductCall(string name, double[] x, double[] tangent, double[] product);

    private delegate double ValueCall(string name, double[] x);

    [Fact]
    public void TheHessianOfRosenbrockIsItsClosedForm()
    {
        double[] x = [0.3, -1.2, 0.7];
        double[] hessian = Hessian("Rosenbrock", x);
        double[] expected =
        [
            2 - 400 * (x[1] - 3 * x[0] * x[0]), -400 * x[0], 0,
            -400 * x[0], 202 - 400 * (x[2] - 3 * x[1] * x[1]), -400 * x[1],
            0, -400 * x[1], 200,
        ];
        AssertClose(expected, hessian, 1e-13);
    }

    [Fact]
    public void TheHessianOfAProductHasTheProductsOfTheOthersAndAZeroDiagonal()
    {
        double[] hessian = Hessian("Speelpenning", [2, 3, 5, 7]);
        Assert.Equal([0, 35, 21, 15, 35, 0, 14, 10, 21, 14, 0, 6, 15, 10, 6, 0], hessian);
    }

    [Theory]
    [InlineData("Rosenbrock", new[] { 0.3, -1.2, 0.7 })]
    [InlineData("Speelpenning", new[] { 2.0, 3.0, 5.0, 7.0 })]
    [InlineData("Beale", new[] { 0.8, -0.4 })]
    [InlineData("Helical", new[] { -1.0, 0.6, 0.3 })]
    [InlineData("Calls", new[] { 0.4, 0.9, -0.7, 1.3 })]
    [InlineData("Buffers", new[] { 0.4, 1.9, -0.7 })]
    public void TheHessianIsTheDifferenceOfGradients(string name, double[] x)
    {
        int n = x.Length;
        double[] hessian = Hessian(name, x);
        const double step = 1e-4;
        double[] expected = new double[n * n];
        for (int column = 0; column < n; column++)
        {
            double[] far = Difference(name, x, column, 2 * step);
            double[] near = Difference(name, x, column, step);
            for (int row = 0; row < n; row++)
            {
                expected[(row * n) + column] = ((4 * near[row]) - far[row]) / 3;
            }
        }

        AssertClose(expected, hessian, 1e-7);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.Equal(hessian[(i * n) + j], hessian[(j * n) + i], 1e-12 * (1 + Math.Abs(hessian[(i * n) + j])));
            }
        }
    }

    [Theory]
    [InlineData("Rosenbrock", new[] { 0.3, -1.2, 0.7 })]
    [InlineData("Beale", new[] { 0.8, -0.4 })]
    [InlineData("Calls", new[] { 0.4, 0.9, -0.7, 1.3 })]
    [InlineData("Buffers", new[] { 0.4, 1.9, -0.7 })]
    public void AProductIsTheHessianTimesTheTangentAndTheValueIsThePrimals(string name, double[] x)
    {
        int n = x.Length;
        double[] tangent = [.. Enumerable.Range(0, n).Select(i => 1.5 - i)];
        double[] product = [.. Enumerable.Repeat(99.0, n)];
        double[] hessian = Hessian(name, x);
        double value = Model.Value.GetMethod("Product")!.CreateDelegate<ProductCall>()(name, x, tangent, product);
        double[] expected = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => hessian[(i * n) + j] * tangent[j]))];

        AssertClose(expected, product, 1e-12);
        Assert.Equal(Model.Value.GetMethod("Value")!.CreateDelegate<ValueCall>()(name, x), value);
    }

    [Fact]
    public void OnlyWhatASecondDerivativeCallsGetsItsHalvesDifferentiated()
    {
        string first = Text(Derivatives.Gradient);
        string second = Text(Derivatives.Gradient | Derivatives.Hvp);

        Assert.DoesNotContain("Inner__ForwardJvp", first);
        Assert.Contains("Inner__ForwardJvp(", second);
        Assert.Contains("Deep__ReverseJvp(", second);
        Assert.DoesNotContain("Other__ForwardJvp", second);
    }

    private static string Text(Derivatives derivatives) => string.Concat(GeneratorHost.Run($$"""
        public static partial class Model
        {
            [Differentiable((Derivatives){{(int)derivatives}})]
            public static double Outer(double x) => Inner(x) * x;

            [Differentiable]
            public static double Inner(double x) => Deep(x) + x;

            [Differentiable]
            public static double Deep(double x) => Math.Sin(x);

            [Differentiable]
            public static double Other(double x) => Deep(x);
        }
        """).GeneratedSources.Select(file => file.Text));

    private static double[] Hessian(string name, double[] x)
    {
        double[] hessian = new double[x.Length * x.Length];
        Model.Value.GetMethod("Hessian")!.CreateDelegate<HessianCall>()(name, x, hessian);
        return hessian;
    }

    private static double[] Difference(string name, double[] x, int index, double step)
    {
        var gradient = Model.Value.GetMethod("Gradient")!.CreateDelegate<GradientCall>();
        double[] up = new double[x.Length];
        double[] down = new double[x.Length];
        double[] point = [.. x];
        point[index] = x[index] + step;
        gradient(name, point, up);
        point[index] = x[index] - step;
        gradient(name, point, down);
        return [.. up.Zip(down, (u, d) => (u - d) / (2 * step))];
    }

    private static void AssertClose(double[] expected, double[] actual, double relative)
    {
        double scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= relative * scale, $"element {i}: {actual[i]} instead of {expected[i]}");
        }
    }
}
