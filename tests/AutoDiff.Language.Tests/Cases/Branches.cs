namespace LanguageCases;

/// <summary>Decisions: <c>if</c>, <c>switch</c>, early returns.</summary>
public static partial class Branches
{
    public enum Shape { Linear, Quadratic, Cubic }

    [Differentiable]
    [Case("1.5, 0.5")]
    [Case("0.5, 1.5")]
    public static double IfElse(double x, double y)
    {
        double z;
        if (x > y)
        {
            z = x * y;
        }
        else
        {
            z = x / y;
        }

        return z * x;
    }

    [Differentiable]
    [Case("1.5")]
    [Case("-1.5")]
    public static double IfWithoutElse(double x)
    {
        double y = x * x;
        if (x < 0)
            y = Math.Sin(x);
        return y * x;
    }

    [Differentiable]
    [Case("-2.0")]
    [Case("0.5")]
    [Case("1.5")]
    [Case("4.0")]
    public static double ElseIfChain(double x)
    {
        if (x < 0)
        {
            return x * x;
        }
        else if (x < 1)
        {
            return Math.Exp(x);
        }
        else if (x < 2)
        {
            return Math.Log(x);
        }
        else
        {
            return 1 / x;
        }
    }

    [Differentiable]
    [Case("0.5, 0.25")]
    [Case("0.5, -0.25")]
    [Case("-0.5, 0.25")]
    [Case("-0.5, -0.25")]
    public static double NestedIf(double x, double y)
    {
        double r = 1;
        if (x > 0)
        {
            r += x * y;
            if (y > 0)
            {
                r *= x;
            }
            else
            {
                r -= y * y;
            }

            r *= y;
        }
        else if (y > 0)
        {
            r = r * x - y;
        }

        return r * r;
    }

    [Differentiable]
    [Case("-0.5")]
    [Case("0.5")]
    [Case("2.5")]
    public static double EarlyReturns(double x)
    {
        if (x < 0) return 0;
        double y = x * x;
        if (x > 2) return y * 3;
        y += Math.Sin(y);
        return y;
    }

    [Differentiable]
    [Case("0.5, 1.0")]
    [Case("2.5, 1.0")]
    public static void EarlyReturnOfVoid(double x, ref double y)
    {
        y *= x;
        if (x > 1)
        {
            return;
        }

        y *= y;
    }

    [Differentiable]
    [Case("0.5, 0")]
    [Case("0.5, 1")]
    [Case("0.5, 2")]
    [Case("0.5, 3")]
    [Case("0.5, 7")]
    public static double SwitchStatement(double x, int kind)
    {
        double y = x;
        switch (kind)
        {
            case 0:
                y = x * x;
                break;
            case 1:
            case 2:
                y += Math.Sin(x);
                y *= y;
                break;
            case 3:
                return -x;
            default:
                y = 1 / x;
                break;
        }

        return y * x;
    }

    [Differentiable]
    [Case("0.5, LanguageCases.Branches.Shape.Linear")]
    [Case("0.5, LanguageCases.Branches.Shape.Quadratic")]
    [Case("0.5, LanguageCases.Branches.Shape.Cubic")]
    public static double SwitchExpressionOverEnum(double x, Shape shape) => shape switch
    {
        Shape.Linear => x,
        Shape.Quadratic => x * x,
        _ => x * x * x,
    };

    [Differentiable]
    [Case("0.5, -3")]
    [Case("0.5, 0")]
    [Case("0.5, 4")]
    public static double SwitchExpressionInside(double x, int n)
    {
        double y = 2 * n switch { 0 => 1, > 0 => x * x, _ => Math.Exp(x) };
        return y * x;
    }

    [Differentiable]
    [Case("0.5, \"sin\"")]
    [Case("0.5, \"cos\"")]
    [Case("0.5, \"tan\"")]
    public static double SwitchOverString(double x, string name)
    {
        switch (name)
        {
            case "sin": return Math.Sin(x);
            case "cos": return Math.Cos(x);
            default: return Math.Tan(x);
        }
    }

    [Differentiable]
    [Case("0.5, [0, 2, 1, 2]")]
    public static double SwitchInALoop(double x, int[] program)
    {
        double y = x;
        foreach (int op in program)
        {
            switch (op)
            {
                case 0: y *= x; break;
                case 1: y = Math.Sin(y); continue;
                case 2: y += x; break;
            }

            y *= 1.5;
        }

        return y;
    }

    [Differentiable]
    [Case("0.5, 3")]
    [Case("0.5, 4")]
    public static double ConditionOnPassive(double x, int n)
    {
        if (n % 2 == 0)
        {
            x *= x;
        }

        return x * n;
    }

    [Differentiable]
    [Case("2.0, 0.5")]
    [Case("0.5, 2.0")]
    public static double ConditionalWithSideEffects(double x, double y)
    {
        double s = 1;
        double t = x > y ? (s = x * x) : (s += y);
        return t * s;
    }

    [Differentiable]
    [Case("2.0, 0.5")]
    [Case("-2.0, 0.5")]
    public static double ShortCircuitWithSideEffects(double x, double y)
    {
        double s = y;
        if (x > 0 && (s = s * x) > 0.5 || (s += x) > 100)
        {
            s *= y;
        }

        return s;
    }

    [Differentiable]
    [Case("2.0")]
    [Case("0.2")]
    public static double BranchOnComputedBoolean(double x)
    {
        bool large = x * x > 1;
        double y = x;
        if (large)
        {
            y = y * y;
        }

        y += 1;
        return large ? y * x : y;
    }

    [Differentiable]
    [Case("0.0", Gradient = "[0]", Smooth = false)]
    [Case("4.0", Gradient = "[0.25]")]
    public static double GuardedSquareRoot(double x) => x > 0 ? Math.Sqrt(x) : 0;

    [Differentiable]
    [Case("0.0", Gradient = "[1]", Smooth = false)]
    [Case("0.5")]
    public static double GuardedQuotient(double x)
    {
        if (x == 0)
        {
            return 1 + x;
        }

        return Math.Sin(x) / x;
    }

    [Differentiable]
    [Case("1.5, 2.5")]
    public static double ReturnFromBothBranches(double x, double y)
    {
        if (x > y)
        {
            return x;
        }
        else
        {
            return y * x;
        }
    }

    [Differentiable]
    [Case("1.5, 2.5")]
    [Case("-1.5, 2.5")]
    public static double CodeAfterNestedReturn(double x, double y)
    {
        double z = x * y;
        if (z < 0)
        {
            if (y > 2)
            {
                return z * z;
            }

            z += 5;
        }

        z *= x;
        return z;
    }

    [Differentiable]
    [Case("0.5, true, false")]
    [Case("0.5, true, true")]
    public static double ConditionOfBooleans(double x, bool a, bool b) => a && !b ? x * x : a == b ? 3 * x : x;

    [Differentiable]
    [Case("0.5, \"text\"")]
    [Case("0.5, null")]
    public static double PassiveNullTest(double x, string? label) => label is null ? x : label.Length * x;

    /// <summary>A view that is declared in a branch is memory from outside of it.</summary>
    [Differentiable]
    [Case("0.5, 1.5")]
    [Case("-0.5, 1.5")]
    public static double StoreThroughAViewInABranch(double x, double y)
    {
        Span<double> cells = stackalloc double[3];
        cells[1] = y * y;
        if (x > 0)
        {
            Span<double> tail = cells.Slice(1);
            tail[0] = Math.Exp(x) * y;
            tail[1] += x;
        }

        return cells[1] * y + cells[2] * x;
    }

    [Differentiable]
    [Case("0.5, 3")]
    [Case("0.5, -3")]
    [Case("0.5, 2.0")]
    [Case("0.5, null")]
    public static double PatternsOnABoxedTag(double x, object? tag) => tag switch
    {
        int n and > 0 => n * x,
        < 0 => x * x,
        2.0 => 3 * x * x,
        _ => x * x * x,
    };
}
