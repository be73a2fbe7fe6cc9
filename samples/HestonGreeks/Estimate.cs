namespace HestonGreeks;

/// <summary>A mean over paths, and how far chance may have moved it.</summary>
internal readonly record struct Estimate(double Mean, double StandardError);
