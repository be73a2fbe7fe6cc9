using System.Diagnostics;
using System.Globalization;
using RidgePenalties;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Every seventh month is for the end: neither weights nor penalties see it.
const int Waves = 120;
int[] hidden = [.. Enumerable.Range(0, Enso.Pressure.Length).Where(static month => month % 7 == 3)];
Split data = Split.OfMonths([.. Enumerable.Range(0, Enso.Pressure.Length).Except(hidden)], Waves);
int features = Split.CountOf(Waves);
Console.WriteLine($"{data.TrainingTargets.Length} months to fit to, {data.HeldOutTargets.Length} to judge by, {hidden.Length} for the end; {features} features, and as many penalties");

double[] logPenalties = new double[features];
double best = double.PositiveInfinity;
double shared = 0;
for (double p = -4; p <= 8; p += 0.5)
{
    Array.Fill(logPenalties, p);
    double loss = Regression.HeldOutLoss(logPenalties, data);
    if (loss < best)
    {
        (best, shared) = (loss, p);
    }
}

Console.WriteLine($"the best penalty that is shared, exp({shared}):        held-out loss {best:F4}");

// Adam on all penalties at once, from the shared one. A gradient costs one fit and one linear solve, whatever their number.
Array.Fill(logPenalties, shared);
double[] gradient = new double[features];
double[] mean = new double[features];
double[] square = new double[features];
var clock = Stopwatch.StartNew();
const int Steps = 60;
for (int step = 1; step <= Steps; step++)
{
    Regression.HeldOutLossGradient(logPenalties, data, gradient);
    for (int j = 0; j < features; j++)
    {
        mean[j] += 0.1 * (gradient[j] - mean[j]);
        square[j] += 0.01 * ((gradient[j] * gradient[j]) - square[j]);
        double direction = mean[j] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(square[j] / (1 - Math.Pow(0.99, step))) + 1e-12);
        logPenalties[j] = Math.Clamp(logPenalties[j] - (0.1 * direction), -12, 12);
    }
}

Console.WriteLine($"after {Steps} steps on {features} penalties ({clock.ElapsedMilliseconds / (double)Steps:F0} ms each): held-out loss {Regression.HeldOutLoss(logPenalties, data):F4}");

// What the derivative says against what a difference says.
int probe = Enumerable.Range(0, features).MaxBy(j => Math.Abs(gradient[j]));
Regression.HeldOutLossGradient(logPenalties, data, gradient);
double[] moved = [.. logPenalties];
moved[probe] += 1e-4;
double above = Regression.HeldOutLoss(moved, data);
moved[probe] -= 2e-4;
double below = Regression.HeldOutLoss(moved, data);
Console.WriteLine($"derivative by penalty {probe}: {gradient[probe]:E8}, by differences {(above - below) / 2e-4:E8}");

// And on the months that neither weights nor penalties have seen.
Split end = data.JudgedBy(hidden, Waves);
double separate = Regression.HeldOutLoss(logPenalties, end);
double nothing = end.HeldOutTargets.Average(static y => 0.5 * y * y);
Console.WriteLine($"loss on the {hidden.Length} months at the end: {Regression.HeldOutLoss([.. Enumerable.Repeat(shared, features)], end):F4} with the shared penalty, {separate:F4} with one for each feature, {nothing:F4} for the mean");

double[] weights = new double[features];
Regression.Fit(data.TrainingFeatures, data.TrainingTargets, logPenalties, weights);
Console.WriteLine("strongest cycles (NIST's model has 12, 26.9 and 44.3 months):");
foreach (int wave in Enumerable.Range(0, Waves).OrderByDescending(w => Math.Pow(weights[1 + (2 * w)], 2) + Math.Pow(weights[2 + (2 * w)], 2)).Take(6))
{
    double amplitude = Math.Sqrt(Math.Pow(weights[1 + (2 * wave)], 2) + Math.Pow(weights[2 + (2 * wave)], 2));
    Console.WriteLine($"  {Split.Period(wave, Waves),6:F1} months, amplitude {amplitude:F2}");
}
