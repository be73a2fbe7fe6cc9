// Objects that are compared, printed and looked into behind nulls: none of it changes a derivative.
using AutoDiff;

namespace Acceptance.StructsAreComparedAndPrinted
{
    public record struct Point(double X, double Y);

    public struct Disc(double radius)
    {
        public double Radius = radius;

        public readonly bool Contains(double x) => Math.Abs(x) < Radius;
    }

    public static class Program
    {
        public static void Run()
        {
            Point p = new(1, 2), q = new(1, 2), r = new(1, 3);
#pragma warning disable AD0006 // the branches are told apart on purpose
            M.ChosenGradient(p, q, out Point pGradient, out Point qGradient);
            Check.True(pGradient == default && qGradient == new Point(1, 0));
            M.ChosenGradient(p, r, out pGradient, out qGradient);
            Check.True(pGradient == new Point(0, 1) && qGradient == default);
            M.NamedGradient(p, out pGradient);
            Check.True(pGradient == new Point(2, 1));
            M.InsideGradient(new Disc(3), 2, out Disc disc, out double slope);
            Check.True(disc.Radius == 0 && slope == 4);
            M.InsideGradient(new Disc(3), 5, out disc, out slope);
            Check.True(disc.Radius == 5 && slope == 3);
#pragma warning restore AD0006
        }
    }

    public static partial class M
    {
#pragma warning disable AD0006
        [Differentiable]
        public static double Chosen(Point p, Point q) => p.Equals(q) ? q.X : p.Y;
#pragma warning restore AD0006

        [Differentiable]
        public static double Named(Point p)
        {
            string name = p.ToString();
            if (name.Length == 0)
            {
                throw new ArgumentException($"{p} has no name", nameof(p));
            }

            return p.X * p.Y;
        }

        [Differentiable]
        public static double Inside(Disc disc, double x)
        {
            if (disc.Contains(x))
            {
                return x * x;
            }

            return disc.Radius * x;
        }
    }
}

namespace Acceptance.RecordsAreComparedByValue
{
    public record Line
    {
        public double Slope { get; set; }
    }

    public static class Program
    {
        public static void Run()
        {
            Line a = new() { Slope = 2 }, b = new() { Slope = 2 }, aAdjoint = new(), bAdjoint = new();
            Check.Equal(4, M.ProductVjp(a, b, 1, aAdjoint, bAdjoint));
            Check.True(aAdjoint.Slope == 4 && bAdjoint.Slope == 0);
            b.Slope = 3;
            aAdjoint.Slope = 0;
            Check.Equal(6, M.ProductVjp(a, b, 1, aAdjoint, bAdjoint));
            Check.True(aAdjoint.Slope == 3 && bAdjoint.Slope == 2);
        }
    }

    public static partial class M
    {
#pragma warning disable AD0006
        [Differentiable]
        public static double Product(Line a, Line b) => a == b ? a.Slope * a.Slope : a.Slope * b.Slope;
#pragma warning restore AD0006
    }
}

namespace Acceptance.ANumberBehindNullsIsMatched
{
    public class Node
    {
        public double Weight { get; set; }

        public Node? Next { get; set; }
    }

    public static class Program
    {
        public static void Run()
        {
            double slope = 0;
            Node adjoint = new();
            Check.Equal(6, M.MatchedVjp(new Node { Weight = 2 }, 3, 1, adjoint, ref slope));
            Check.True(adjoint.Weight == 3 && slope == 2);

            slope = 0;
            Check.Equal(3, M.MatchedVjp(null!, 3, 1, null!, ref slope));
            Check.True(slope == 1);

            slope = 0;
            adjoint = new Node { Next = new Node() };
            Check.Equal(6, M.SecondVjp(new Node { Next = new Node { Weight = 2 } }, 3, 1, adjoint, ref slope));
            Check.True(adjoint.Next.Weight == 3 && slope == 2);

            slope = 0;
            Check.Equal(9, M.SecondVjp(new Node(), 3, 1, new Node(), ref slope));
            Check.True(slope == 6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Matched(Node? node, double x)
        {
            if (node?.Weight is double weight and > 1)
            {
                return weight * x;
            }

            return x;
        }

        [Differentiable]
        public static double Second(Node? node, double x) => (node?.Next?.Weight ?? x) * x;
    }
}
