using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>Minimisation by Newton's method with a trust region, each step by conjugate gradients on Hessian-vector products.</summary>
public static class NewtonCg
{
    /// <summary>Minimises a function.</summary>
    /// <param name="gradient">The companion <c>MGradient</c>.</param>
    /// <param name="hvp">The companion <c>MHvp</c>.</param>
    /// <param name="x">The start; overwritten with the minimum.</param>
    /// <param name="options">When to stop; null for the defaults.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="cancellation">Stops between two products; <paramref name="x"/> holds the best point so far.</param>
    /// <remarks>Steps are those of T. Steihaug (SIAM J. Numer. Anal. 20, 1983): conjugate gradients up to the edge of the region or to a
    /// direction of negative curvature; the region follows the agreement of model and function (J. Nocedal, S. Wright, <i>Numerical
    /// Optimization</i>, algorithms 4.1 and 7.2).</remarks>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static NewtonCgResult Minimize(
        GradientFunction gradient,
        HvpFunction hvp,
        Span<double> x,
        NewtonCgOptions? options = null,
        IProgress<NewtonCgResult>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(hvp);
        options ??= new NewtonCgOptions();
        int n = x.Length;
        double[] g = new double[n];
        double[] step = new double[n];
        double[] trial = new double[n];
        double[] trialGradient = new double[n];
        double radius = options.InitialRadius;
        double value = gradient(x, g);
        int products = 0;
        for (int iteration = 0; ; iteration++)
        {
            double norm = MatrixFree.Norm(g);
            var result = new NewtonCgResult(value, norm, iteration, products, norm <= options.Tolerance);
            if (iteration > 0)
            {
                progress?.Report(result);
            }

            if (result.IsConverged || iteration >= options.MaxIterations || !double.IsFinite(value) || radius < 1e-300)
            {
                return result;
            }

            double predicted = Step(hvp, x, g, radius, Math.Min(0.5, Math.Sqrt(norm)) * norm, step, ref products, cancellation);
            for (int i = 0; i < n; i++)
            {
                trial[i] = x[i] + step[i];
            }

            double trialValue = gradient(trial, trialGradient);
            double ratio = (value - trialValue) / predicted;
            double length = MatrixFree.Norm(step);

            // Where values no longer tell a step's worth, the gradient does.
            bool isFlat = Math.Abs(predicted) <= 1e-13 * Math.Abs(value) && MatrixFree.Norm(trialGradient) < norm;
            if (!(ratio >= 0.25) && !isFlat)
            {
                radius = 0.25 * length;
            }
            else if (ratio > 0.75 && length >= 0.99 * radius)
            {
                radius = Math.Min(2 * radius, options.MaxRadius);
            }

            if (ratio > 1e-4 || isFlat)
            {
                trial.CopyTo(x);
                trialGradient.CopyTo(g, 0);
                value = trialValue;
            }
        }
    }

    /// <summary>A step within the region; the decrease that the model promises.</summary>
    private static double Step(
        HvpFunction hvp, ReadOnlySpan<double> x, double[] g, double radius, double tolerance, double[] step, ref int products, CancellationToken cancellation)
    {
        int n = g.Length;
        Tape tape = Tape.Rent();
        Span<double> residual = tape.Reserve<double>(n);
        Span<double> direction = tape.Reserve<double>(n);
        Span<double> image = tape.Reserve<double>(n);
        Array.Clear(step);
        g.CopyTo(residual);
        for (int i = 0; i < n; i++)
        {
            direction[i] = -g[i];
        }

        double square = MatrixFree.Dot(residual, residual);
        for (int iteration = 0; iteration < 2 * n + 10 && Math.Sqrt(square) > tolerance; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            hvp(x, direction, image);
            products++;
            double curvature = MatrixFree.Dot(direction, image);
            double alpha = square / curvature;
            double toEdge = ToEdge(step, direction, radius);
            bool isLast = !(curvature > 0) || alpha >= toEdge;
            alpha = isLast ? toEdge : alpha;
            for (int i = 0; i < n; i++)
            {
                step[i] += alpha * direction[i];
                residual[i] += alpha * image[i];
            }

            if (isLast)
            {
                break;
            }

            double next = MatrixFree.Dot(residual, residual);
            double beta = next / square;
            square = next;
            for (int i = 0; i < n; i++)
            {
                direction[i] = (beta * direction[i]) - residual[i];
            }
        }

        // -(gᵀs + ½ sᵀHs), with Hs from the residual g + Hs.
        double predicted = 0;
        for (int i = 0; i < n; i++)
        {
            predicted -= 0.5 * step[i] * (g[i] + residual[i]);
        }

        tape.Return();
        return predicted;
    }

    /// <summary>The positive <c>t</c> with <c>‖s + t d‖</c> equal to the radius.</summary>
    private static double ToEdge(ReadOnlySpan<double> s, ReadOnlySpan<double> d, double radius)
    {
        double a = MatrixFree.Dot(d, d);
        double b = MatrixFree.Dot(s, d);
        double c = (radius * radius) - MatrixFree.Dot(s, s);
        return c / (b + Math.Sqrt((b * b) + (a * c)));
    }
}
