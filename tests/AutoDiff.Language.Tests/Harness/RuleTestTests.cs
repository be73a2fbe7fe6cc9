using Xunit;

namespace AutoDiff.Language.Tests.Harness;

/// <summary>The rule test takes right companions and catches wrong ones.</summary>
public class RuleTestTests
{
    private const string Product = """
        [Differentiable]
        [Case("1.3, 0.7", Gradient = "[Math.Cos(x) * y, Math.Sin(x)]")]
        public static double F(double x, double y) => Math.Sin(x) * y;

        public static (double Value, double Tangent) FJvp(double x, double y, double xTangent, double yTangent) =>
            (Math.Sin(x) * y, Math.Cos(x) * y * xTangent + Math.Sin(x) * yTangent);

        public static double FVjp(double x, double y, double resultAdjoint, ref double xAdjoint, ref double yAdjoint)
        {
            xAdjoint += Math.Cos(x) * y * resultAdjoint;
            yAdjoint += Math.Sin(x) * resultAdjoint;
            return Math.Sin(x) * y;
        }

        public static double FGradient(double x, double y, out double xGradient, out double yGradient)
        {
            xGradient = Math.Cos(x) * y;
            yGradient = Math.Sin(x);
            return Math.Sin(x) * y;
        }
        """;

    private const string Smooth = """
        [Differentiable]
        [Case("[0.5, -1.2, 2.0, 0.1], 2, [7, 8, 9, 10]")]
        public static void Diffuse(Span<double> u, int steps, ReadOnlySpan<double> source)
        {
            for (int k = 0; k < steps; k++)
            {
                u[0] = u[0] * u[1] + source[k];
            }
        }

        public static void DiffuseJvp(Span<double> u, int steps, ReadOnlySpan<double> source, Span<double> uTangent, ReadOnlySpan<double> sourceTangent)
        {
            if (uTangent.Length != u.Length) throw new ArgumentException("length", nameof(uTangent));
            if (sourceTangent.Length != source.Length) throw new ArgumentException("length", nameof(sourceTangent));
            for (int k = 0; k < steps; k++)
            {
                uTangent[0] = uTangent[0] * u[1] + u[0] * uTangent[1] + sourceTangent[k];
                u[0] = u[0] * u[1] + source[k];
            }
        }

        public static void DiffuseVjp(Span<double> u, int steps, ReadOnlySpan<double> source, Span<double> uAdjoint, Span<double> sourceAdjoint)
        {
            if (uAdjoint.Length != u.Length) throw new ArgumentException("length", nameof(uAdjoint));
            if (sourceAdjoint.Length != source.Length) throw new ArgumentException("length", nameof(sourceAdjoint));
            Span<double> old = stackalloc double[steps];
            for (int k = 0; k < steps; k++)
            {
                old[k] = u[0];
                u[0] = u[0] * u[1] + source[k];
            }
            for (int k = steps - 1; k >= 0; k--)
            {
                sourceAdjoint[k] += uAdjoint[0];
                uAdjoint[1] += uAdjoint[0] * old[k];
                uAdjoint[0] = uAdjoint[0] * u[1];
            }
        }
        """;

    private const string Scaled = """
        [Differentiable]
        [Case("0.3f, 2.5", Gradient = "[2 * y * x, (double)x * x]")]
        public static double G(float x, in double y) => x * x * y;

        public static (double Value, double Tangent) GJvp(float x, in double y, float xTangent, double yTangent) =>
            (x * x * y, 2 * x * y * xTangent + x * x * yTangent);

        public static double GVjp(float x, in double y, double resultAdjoint, ref float xAdjoint, ref double yAdjoint)
        {
            xAdjoint += (float)(2 * x * y * resultAdjoint);
            yAdjoint += x * x * resultAdjoint;
            return x * x * y;
        }

        public static double GGradient(float x, in double y, out float xGradient, out double yGradient)
        {
            xGradient = (float)(2 * x * y);
            yGradient = x * x;
            return x * x * y;
        }

        [Differentiable]
        [Case("[1.5, 2.5], 3.0")]
        public static void H(double[] a, ref double b, out double c) { c = a[0] * b; b = a[1] * b; a[0] = c; }

        public static void HJvp(double[] a, ref double b, out double c, double[] aTangent, ref double bTangent, out double cTangent)
        {
            if (aTangent is null || aTangent.Length != a.Length) throw new ArgumentException("length", nameof(aTangent));
            cTangent = aTangent[0] * b + a[0] * bTangent;
            bTangent = aTangent[1] * b + a[1] * bTangent;
            aTangent[0] = cTangent;
            c = a[0] * b; b = a[1] * b; a[0] = c;
        }

        public static void HVjp(double[] a, ref double b, out double c, double[] aAdjoint, ref double bAdjoint, ref double cAdjoint)
        {
            if (aAdjoint is null || aAdjoint.Length != a.Length) throw new ArgumentException("length", nameof(aAdjoint));
            (double a0, double b0) = (a[0], b);
            c = a[0] * b; b = a[1] * b; a[0] = c;
            cAdjoint += aAdjoint[0];
            aAdjoint[0] = 0;
            aAdjoint[1] += bAdjoint * b0;
            bAdjoint = bAdjoint * a[1];
            aAdjoint[0] += cAdjoint * b0;
            bAdjoint += cAdjoint * a0;
            cAdjoint = 0;
        }
        """;

    private const string Second = """
        [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian | Derivatives.Jacobian | Derivatives.Jvp)]
        [Case("0.5, -1.25")]
        public static double Q(double x, double y) => x * x * y;

        public static (double Value, double Tangent) QJvp(double x, double y, double xTangent, double yTangent) =>
            (x * x * y, 2 * x * y * xTangent + x * x * yTangent);

        public static double QGradient(double x, double y, out double xGradient, out double yGradient)
        {
            (xGradient, yGradient) = (2 * x * y, x * x);
            return x * x * y;
        }

        public static double QJacobian(double x, double y, Span<double> jacobian)
        {
            if (jacobian.Length != 2) throw new ArgumentException("length", nameof(jacobian));
            (jacobian[0], jacobian[1]) = (2 * x * y, x * x);
            return x * x * y;
        }

        public static double QHvp(double x, double y, double xTangent, double yTangent, out double xProduct, out double yProduct)
        {
            (xProduct, yProduct) = (2 * y * xTangent + 2 * x * yTangent, 2 * x * xTangent);
            return x * x * y;
        }

        public static double QHessian(double x, double y, Span<double> hessian)
        {
            if (hessian.Length != 4) throw new ArgumentException("length", nameof(hessian));
            (hessian[0], hessian[1], hessian[2], hessian[3]) = (2 * y, 2 * x, 2 * x, 0);
            return x * x * y;
        }
        """;

    [Theory]
    [InlineData(Product)]
    [InlineData(Smooth)]
    [InlineData(Scaled)]
    [InlineData(Second)]
    public void RightCompanionsPass(string members) => Assert.Null(HandWritten.Complaint(members));

    [Theory]
    [InlineData(Product, "(Math.Sin(x) * y, Math.Cos(x) * y * xTangent + ", "(Math.Sin(x) * y, Math.Cos(x) * xTangent + ", "by differences")]
    [InlineData(Product, "yAdjoint += Math.Sin(x)", "yAdjoint += 1.0000001 * Math.Sin(x)", "dot-product identity")]
    [InlineData(Product, "yAdjoint += Math.Sin(x)", "yAdjoint = Math.Sin(x)", "adds to the adjoints")]
    [InlineData(Product, "yGradient = Math.Sin(x)", "yGradient = Math.Cos(x)", "Gradient against")]
    [InlineData(Product, "return Math.Sin(x) * y", "return 1.000001 * Math.Sin(x) * y", "value")]
    [InlineData(Product, "public static double FVjp(double x", "public static double FVjp(in double x", "FVjp(double, double, double, ref double, ref double) is missing; there is")]
    [InlineData(Product, "[Math.Cos(x) * y, Math.Sin(x)]", "[Math.Cos(x) * y, Math.Cos(x)]", "closed form")]
    [InlineData(Product, "xAdjoint += Math.Cos(x) * y * resultAdjoint;", "xAdjoint += Math.Cos(x) * y * resultAdjoint / Math.Abs(resultAdjoint) * Math.Abs(resultAdjoint);", "a zero adjoint gives")]
    [InlineData(Product, "xAdjoint += Math.Cos(x)", "xAdjoint += (0 * \"a\".PadLeft(3).Length) + Math.Cos(x)", "allocates")]
    [InlineData(Smooth, "uAdjoint[0] = uAdjoint[0] * u[1];", "uAdjoint[0] += uAdjoint[0] * u[1];", "dot-product identity")]
    [InlineData(Smooth, "if (uAdjoint.Length != u.Length) throw new ArgumentException(\"length\", nameof(uAdjoint));", "", "wrong length")]
    [InlineData(Smooth, "nameof(sourceTangent)", "nameof(source)", "blames source")]
    [InlineData(Smooth, "Span<double> old = stackalloc double[steps];", "Span<double> old = stackalloc double[steps]; u[2] = 1;", "leaves")]
    [InlineData(Smooth, "if (sourceAdjoint.Length", "if (sourceAdjoint.Length != source.Length) u[2] = 5; if (sourceAdjoint.Length", "touches arguments")]
    [InlineData(Smooth, "if (sourceTangent.Length", "if (sourceTangent.Length != source.Length) uTangent[2] = 5; if (sourceTangent.Length", "touches shadows")]
    [InlineData(Scaled, "cAdjoint = 0;", "", "nonzero adjoint in out c")]
    [InlineData(Scaled, "aAdjoint[0] = 0;", "", "Vjp against")]
    [InlineData(Scaled, "xAdjoint += (float)(2", "xAdjoint += (float)(2.01", "Vjp against")]
    [InlineData(Second, "2 * x * xTangent);", "3 * x * xTangent);", "Hvp")]
    [InlineData(Second, "(2 * y, 2 * x, 2 * x, 0)", "(2 * y, 2 * x, 2 * y, 0)", "Hessian")]
    [InlineData(Second, "(jacobian[0], jacobian[1])", "(jacobian[1], jacobian[0])", "Jacobian")]
    [InlineData(Second, "jacobian.Length != 2", "jacobian.Length < 2", "takes 3 numbers for 2")]
    public void AWrongCompanionIsCaught(string members, string right, string wrong, string complaint)
    {
        Assert.Contains(right, members, StringComparison.Ordinal);
        string? found = HandWritten.Complaint(members.Replace(right, wrong, StringComparison.Ordinal));
        Assert.NotNull(found);
        Assert.Contains(complaint, found, StringComparison.Ordinal);
    }
}
