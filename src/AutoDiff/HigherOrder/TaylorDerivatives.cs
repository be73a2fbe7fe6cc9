using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>Derivatives of any order of scalar functions, from their Taylor series.</summary>
/// <remarks>A function is given by its <c>MTaylor</c>: <c>TaylorDerivatives.Laplacian(Model.FTaylor, x)</c>.</remarks>
public static partial class TaylorDerivatives
{
    /// <summary>The derivatives along a line: element <c>k</c> is <c>dᵏ/dtᵏ f(x + t v)</c> at 0.</summary>
    /// <param name="function">The companion <c>MTaylor</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="direction">The direction, as long as the point.</param>
    /// <param name="derivatives">The value, the first derivative, and so on; overwritten.</param>
    /// <exception cref="ArgumentException">The direction is of another length than the point, or nothing is asked for.</exception>
    public static void Directional(TaylorFunction function, ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> derivatives)
    {
        ArgumentNullException.ThrowIfNull(function);
        Shape.RequireLength(direction.Length, x.Length, nameof(direction));
        Shape.RequireAtLeast(derivatives.Length, 1, nameof(derivatives));
        Tape tape = Tape.Rent();
        Series(function, x, direction, tape.ReserveCleared<double>(checked(x.Length * derivatives.Length)), derivatives);
        tape.Return();
        double factorial = 1;
        for (int k = 2; k < derivatives.Length; k++)
        {
            factorial *= k;
            derivatives[k] *= factorial;
        }
    }

    /// <summary>The derivative of one order along a line, <c>dᵏ/dtᵏ f(x + t v)</c> at 0.</summary>
    /// <param name="function">The companion <c>MTaylor</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="direction">The direction, as long as the point.</param>
    /// <param name="order">The order <c>k</c>, at least 0.</param>
    /// <exception cref="ArgumentException">The direction is of another length than the point.</exception>
    public static double Directional(TaylorFunction function, ReadOnlySpan<double> x, ReadOnlySpan<double> direction, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        Tape tape = Tape.Rent();
        Span<double> derivatives = tape.Reserve<double>(order + 1);
        Directional(function, x, direction, derivatives);
        double result = derivatives[order];
        tape.Return();
        return result;
    }

    /// <summary>A mixed partial derivative, by polarisation: that by <c>x[v]</c> for each <c>v</c> of <paramref name="variables"/>.</summary>
    /// <param name="function">The companion <c>MTaylor</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="variables">The indices of the variables, each as often as the derivative is taken by it.</param>
    /// <remarks>
    /// Of multiplicities <c>mᵢ</c> and order <c>k = Σ mᵢ</c>, it is the sum of <c>Π (-1)^jᵢ C(mᵢ, jᵢ)</c> times coefficient <c>k</c> along
    /// <c>Σ (mᵢ/2 - jᵢ) eᵢ</c>, over <c>0 ≤ jᵢ ≤ mᵢ</c>, of which one half is the mirror image of the other (R. Kan, "From moments of sum
    /// to moments of product", J. Multivariate Anal. 99, 2008). It takes half of <c>Π (mᵢ + 1)</c> series.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public static double MixedPartial(TaylorFunction function, ReadOnlySpan<double> x, ReadOnlySpan<int> variables)
    {
        ArgumentNullException.ThrowIfNull(function);
        int order = variables.Length;
        int[] sorted = variables.ToArray();
        Array.Sort(sorted);
        if (order > 0 && (sorted[0] < 0 || sorted[^1] >= x.Length))
        {
            throw new ArgumentOutOfRangeException(nameof(variables), "There is no variable of that index.");
        }

        var distinct = new List<(int Variable, int Count)>();
        foreach (int variable in sorted)
        {
            if (distinct.Count > 0 && distinct[^1].Variable == variable)
            {
                distinct[^1] = (variable, distinct[^1].Count + 1);
            }
            else
            {
                distinct.Add((variable, 1));
            }
        }

        Tape tape = Tape.Rent();
        Span<double> series = tape.ReserveCleared<double>(checked(x.Length * (order + 1)));
        Span<double> result = tape.Reserve<double>(order + 1);
        double derivative = Polarised(function, x, distinct, series, result);
        tape.Return();
        return derivative;
    }

    private static double Polarised(TaylorFunction function, ReadOnlySpan<double> x, List<(int Variable, int Count)> distinct, Span<double> series, Span<double> result)
    {
        int terms = result.Length;
        for (int i = 0; i < x.Length; i++)
        {
            series[i * terms] = x[i];
        }

        if (distinct.Count == 0)
        {
            function(series, result);
            return result[0];
        }

        if (distinct.Count == 1)
        {
            series[(distinct[0].Variable * terms) + 1] = 1;
            function(series, result);
            return result[^1] * Factorial(terms - 1);
        }

        // The first counter stops at the middle; there the image is among the others, and each counts once.
        int[] counters = new int[distinct.Count];
        double sum = 0;
        while (true)
        {
            int twice = 2 * counters[0];
            if (twice > distinct[0].Count)
            {
                return sum;
            }

            double weight = twice == distinct[0].Count ? 1 : 2;
            for (int i = 0; i < counters.Length; i++)
            {
                (int variable, int count) = distinct[i];
                series[(variable * terms) + 1] = (0.5 * count) - counters[i];
                weight *= Binomial(count, counters[i]) * ((counters[i] & 1) == 0 ? 1 : -1);
            }

            function(series, result);
            sum += weight * result[^1];
            int next = counters.Length - 1;
            while (next > 0 && counters[next] == distinct[next].Count)
            {
                counters[next--] = 0;
            }

            counters[next]++;
        }
    }

    /// <summary>The series along a line; <paramref name="series"/> holds zeros but for what an earlier call has left.</summary>
    private static void Series(TaylorFunction function, ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> series, Span<double> result)
    {
        int terms = result.Length;
        for (int i = 0; i < x.Length; i++)
        {
            series[i * terms] = x[i];
            if (terms > 1)
            {
                series[(i * terms) + 1] = direction[i];
            }
        }

        function(series, result);
    }

    private static double Factorial(int n)
    {
        double product = 1;
        for (int k = 2; k <= n; k++)
        {
            product *= k;
        }

        return product;
    }

    private static double Binomial(int n, int k)
    {
        double product = 1;
        for (int i = 1; i <= k; i++)
        {
            product = product * (n - k + i) / i;
        }

        return product;
    }
}
