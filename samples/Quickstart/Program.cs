using Quickstart;

// Both fits start at NIST's first, distant starting point; the minimiser's Jacobian is the generated companion.
double[] misra = Fit.Run(Models.Misra1a, Models.Misra1aJacobian, NistData.Misra1a);
Report.Print(NistData.Misra1a, misra);

double[] thurber = Fit.Run(Models.Thurber, Models.ThurberJacobian, NistData.Thurber);
Report.Print(NistData.Thurber, thurber);

// A scalar function has a gradient: it vanishes where the fit ended.
double[] gradient = new double[misra.Length];
double misfit = Models.MisfitGradient(misra, NistData.Misra1a.X, NistData.Misra1a.Y, gradient);
Console.WriteLine($"Misra1a: half the sum of squares is {misfit:E10} (certified: {1.2455138894E-01 / 2:E10}), its gradient ({gradient[0]:E1}, {gradient[1]:E1})");
Console.WriteLine();

Companions.Print(nameof(Models.Misra1aJacobian));
