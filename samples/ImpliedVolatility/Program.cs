using System.Globalization;
using ImpliedVolatility;
using MathNet.Numerics.LinearAlgebra;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// A market made of known parameters, so that the calibration can be judged.
double[] truth = [0.18, 0.6, -0.12, 0.15];
var quotes = new List<Quote>();
foreach (double maturity in (double[])[0.25, 0.5, 1, 2])
{
    foreach (double strike in (double[])[80, 90, 95, 100, 105, 110, 120])
    {
        var blank = new Quote(100, strike, 0.03, maturity, 0);
        quotes.Add(blank with { Volatility = Math.Round(Jumps.Volatility(Jumps.PointOf(truth), blank), 6) });
    }
}

// Levenberg and Marquardt's method; each row of the Jacobian is the gradient of an implied volatility by the parameters.
double[] q = Jumps.PointOf([0.25, 1.5, -0.05, 0.1]);
double damping = 1e-2;
Matrix<double> jacobian = Matrix<double>.Build.Dense(quotes.Count, q.Length);
Vector<double> errors = Vector<double>.Build.Dense(quotes.Count);
double[] gradient = new double[q.Length];
for (int step = 0; step < 100 && damping < 1e12; step++)
{
    for (int i = 0; i < quotes.Count; i++)
    {
        errors[i] = Jumps.VolatilityGradient(q, quotes[i], gradient) - quotes[i].Volatility;
        jacobian.SetRow(i, gradient);
    }

    if (step % 5 == 0)
    {
        Console.WriteLine($"step {step,2}: root mean square {errors.L2Norm() / Math.Sqrt(quotes.Count):E2}, parameters {Text(Jumps.Parameters(q))}");
    }

    Matrix<double> normal = jacobian.TransposeThisAndMultiply(jacobian);
    Vector<double> change = (normal + (damping * Matrix<double>.Build.DenseOfDiagonalVector(normal.Diagonal()))).Solve(jacobian.TransposeThisAndMultiply(errors));
    double[] next = [.. q.Select((x, i) => x - Math.Clamp(change[i], -0.5, 0.5))];
    double loss = quotes.Sum(quote => Math.Pow(Jumps.Volatility(next, quote) - quote.Volatility, 2));
    if (loss < errors.DotProduct(errors))
    {
        q = next;
        if (change.L2Norm() < 1e-12)
        {
            break;
        }

        damping = Math.Max(damping / 10, 1e-12);
    }
    else
    {
        damping *= 10;
    }
}

Console.WriteLine($"found {Text(Jumps.Parameters(q))}; the market was made of {Text(truth)}");

// Exact sensitivities of one quote's volatility: by the price, and how that one changes.
const double Price = 10.4505835721856;
double volatility = BlackScholes.ImpliedGradient(Price, 100, 100, 0.05, 1, out double byPrice, out double bySpot, out _, out _, out _);
BlackScholes.ImpliedHvp(Price, 100, 100, 0.05, 1, 1, 0, 0, 0, 0, out double second, out _, out _, out _, out _);
Console.WriteLine($"an at-the-money price of {Price} implies {volatility:F10}; by price {byPrice:F12}, by spot {bySpot:F12}, twice by price {second:E10}");

// And all derivatives against the truth: what the market was made of is what comes back.
double worst = Jumps.Parameters(q).Zip(truth, static (found, made) => Math.Abs(found - made)).Max();
Console.WriteLine(worst < 1e-3 ? $"largest error of a parameter: {worst:E1}" : $"the calibration failed: a parameter is off by {worst:E1}");
return worst < 1e-3 ? 0 : 1;

static string Text(IEnumerable<double> values) => string.Join(", ", values.Select(static x => x.ToString("F5", CultureInfo.InvariantCulture)));
