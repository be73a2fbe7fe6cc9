namespace AutoDiff.Language.Tests.Syntax;

public readonly record struct Vector(double X, double Y);
