namespace AutoDiff.Language.Tests.Syntax;

/// <summary>Extensions of a struct: properties, methods, operators and static members.</summary>
public static partial class VectorExtensions
{
    extension(Vector v)
    {
        [Differentiable]
        public double Norm => Math.Sqrt((v.X * v.X) + (v.Y * v.Y));

        [Differentiable]
        public static Vector UnitAt(double angle) => new(Math.Cos(angle), Math.Sin(angle));

        [Differentiable]
        public static Vector operator +(Vector left, Vector right) => new(left.X + right.X, left.Y + right.Y);

        [Differentiable]
        public Vector Scaled(double factor)
        {
            v = v with { X = v.X * factor };
            return new Vector(v.X, v.Y * factor);
        }
    }
}
