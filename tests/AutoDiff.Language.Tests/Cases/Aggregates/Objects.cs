namespace ObjectCases
{
    public sealed class Particle(double x, double v)
    {
        public double X = x;
        public double V = v;
        public double Mass { get; set; } = 2;
    }

    public record Body(double X, double V);

    public sealed record Vec(double X, double Y)
    {
        public static Vec Zero { get; } = new(0, 0);
    }

    public record Pair(Vec First, Vec Second, string Name);

    public sealed class Net
    {
        public double[] W { get; set; } = [];

        public double B { get; set; }
    }

    public sealed class Dense
    {
        public readonly double[] W;
        public double B;

        public Dense(int n)
        {
            W = new double[n];
            B = 0.5;
        }
    }

    public sealed class Node
    {
        public double Value;
        public Node? Next;
    }

    public sealed class Tree
    {
        public double Weight { get; set; }

        public Particle Left { get; set; } = new(0, 0);

        public Particle Right { get; set; } = new(0, 0);
    }

    public struct Blend
    {
        public double[] W;
        public double B;
    }

    public static partial class Objects
    {
        [Differentiable]
        [Case("1.3")]
        public static double Local(double x)
        {
            var p = new Particle(x, 1);
            for (int i = 0; i < 3; i++)
            {
                p.X += 0.1 * p.V;
                p.V -= p.X * p.Mass * 0.1;
            }

            return p.X * p.V;
        }

        [Differentiable]
        [Case("1.3")]
        public static double Alias(double x)
        {
            var p = new Particle(x, 1);
            Particle q = p;
            q.X *= x;
            return p.X * p.V;
        }

        [Differentiable]
        [Case("1.3")]
        public static double RecordLoop(double x)
        {
            Body b = new(x, x * x);
            for (int i = 0; i < 3; i++)
            {
                b = b with { X = b.X + 0.1 * b.V, V = b.V - 0.1 * b.X };
            }

            return b.X * b.V;
        }

        [Differentiable]
        private static Body Step(Body b, double dt) => new(b.X + dt * b.V, b.V - dt * Math.Sin(b.X));

        [Differentiable]
        [Case("1.3, 0.1, 5")]
        public static double RecordCalls(double x, double dt, int n)
        {
            var b = new Body(x, 0);
            for (int i = 0; i < n; i++)
            {
                b = Step(b, dt);
            }

            return b.X * b.X + b.V;
        }

        [Differentiable]
        [Case("1.3, 0.4")]
        public static Body RecordResult(double x, double y)
        {
            var (a, b) = new Body(x * y, x + y);
            return new Body(a * b, a);
        }

        [Differentiable]
        private static Vec Add(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

        [Differentiable]
        [Case("1.3, 0.4")]
        public static double NestedRecords(double x, double y)
        {
            var pair = new Pair(new Vec(x, y), new Vec(y, x * y), "pair");
            pair = pair with { Second = Add(pair.First, pair.Second) };
            return pair.Second.X * pair.Second.Y + pair.First.X;
        }

        [Differentiable]
        [Case("1.3, 0.4")]
        public static double RecordArray(double x, double y)
        {
            var points = new Vec[] { new(x, y), new(y, y), new(x * y, 1) };
            Vec sum = Vec.Zero;
            foreach (Vec p in points)
            {
                sum = Add(sum, p);
            }

            points[1] = points[0] with { X = points[2].X };
            return sum.X * sum.Y + points[1].X;
        }

        [Differentiable]
        [Case("1.3")]
        public static double ArrayInObject(double x)
        {
            var net = new Dense(3);
            for (int i = 0; i < 3; i++)
            {
                net.W[i] = x * i + net.B;
            }

            double s = 0;
            foreach (double w in net.W)
            {
                s += w * w;
            }

            return s;
        }

        [Differentiable]
        [Case("1.3")]
        public static double ArrayOfObjects(double x)
        {
            var ps = new Particle[3];
            for (int i = 0; i < 3; i++)
            {
                ps[i] = new Particle(x * i, x);
            }

            foreach (Particle p in ps)
            {
                p.X += p.V * p.V;
            }

            double s = 0;
            for (int i = 0; i < 3; i++)
            {
                s += ps[i].X * ps[i].X;
            }

            return s;
        }

        [Differentiable]
        [Case("[0.5, 1.5, 2.0], 0.7")]
        public static double ParameterInObject(double[] w, double b)
        {
            var net = new Net { W = w, B = b };
            return Output(net, 2) + net.W[0] * w[1];
        }

        [Differentiable]
        [Case("[0.5, 1.5, 2.0], 0.7")]
        public static double ParameterWrittenInObject(double[] w, double b)
        {
            var net = new Net { W = w, B = b };
            net.W[1] *= net.B;
            net.W[0] = net.W[1] * w[2];
            return Output(net, 2) + net.W[0] * w[1];
        }

        [Differentiable]
        [Case("new Net { W = [0.5, 1.5, 2.0], B = 0.7 }, 1.1")]
        public static double Output(Net net, double x)
        {
            double s = net.B;
            foreach (double w in net.W)
            {
                s += Math.Tanh(w * x);
            }

            return s;
        }

        [Differentiable]
        private static double CallsSplit([NoDerivative] int n, double[] w, double b) => n * ParameterWrittenInObject(w, b);

        [Differentiable]
        [Case("[0.5, 1.5, 2.0], 0.7")]
        public static double ThroughHalves(double[] w, double b) => CallsSplit(2, w, b * b) + w[2] * w[1];

        [Differentiable]
        [Case("0.7, 1.2")]
        public static Net ObjectResult(double x, double y) => new() { W = [x, x * y, y], B = x };

        [Differentiable]
        [Case("0.7, 1.2")]
        public static double UsesObjectResult(double x, double y)
        {
            Net net = ObjectResult(x, y);
            return net.W[0] * net.W[1] + net.B * net.W[2] + Output(net, x);
        }

        [Differentiable]
        [Case("0.7, 4")]
        public static double ObjectsInLoop(double x, int n)
        {
            double s = x;
            for (int i = 0; i < n; i++)
            {
                Net net = ObjectResult(s, x);
                s = Output(net, s) * 0.5;
            }

            return s;
        }

        [Differentiable]
        [Case("0.7, 4")]
        public static double LinkedList(double x, int n)
        {
            var head = new Node { Value = x };
            Node tail = head;
            for (int i = 0; i < n; i++)
            {
                var node = new Node { Value = tail.Value * x + i };
                tail.Next = node;
                tail = node;
            }

            double s = 0;
            for (Node? node = head; node != null; node = node.Next)
            {
                s += node.Value * node.Value;
            }

            return s;
        }

        [Differentiable]
        [Case("0.7, 0.2")]
        public static double ObjectsInObject(double x, double y)
        {
            var tree = new Tree { Weight = x, Left = new Particle(y, x) };
            tree.Right = new Particle(x * y, 2) { Mass = y };
            Particle swap = tree.Left;
            tree.Left = tree.Right;
            tree.Right = swap;
            tree.Right.X *= 3;
            return tree.Weight * tree.Left.X * tree.Right.X + tree.Left.Mass;
        }

        [Differentiable]
        [Case("0.7, 0.2, true")]
        [Case("0.7, 0.2, false")]
        public static double ChosenObject(double x, double y, bool first)
        {
            var p = new Particle(x, y);
            var q = new Particle(y, x * x);
            Particle best = first ? p : q;
            best.X *= 2;
            return best.X * best.V + p.X + q.X * q.V;
        }

        [Differentiable]
        [Case("0.7")]
        public static double Jagged(double x)
        {
            double[][] a = new double[3][];
            for (int i = 0; i < 3; i++)
            {
                a[i] = new double[i + 1];
                for (int j = 0; j <= i; j++)
                {
                    a[i][j] = Math.Sin(x * (i + j));
                }
            }

            double s = 0;
            foreach (double[] row in a)
            {
                foreach (double value in row)
                {
                    s += value * value;
                }
            }

            return s * a[2][1];
        }

        [Differentiable]
        [Case("0.7, 1.5")]
        public static double JaggedLiteral(double x, double y)
        {
            double[][] a = [[x, 2], [x * y, y]];
            (a[0], a[1]) = (a[1], a[0]);
            return a[0][0] * a[1][0] + a[1][1] * a[0][1];
        }

        [Differentiable]
        [Case("[0.7, 0.3, 1.2], 3")]
        public static double RowsReplaced(ReadOnlySpan<double> x, int n)
        {
            double[][] states = new double[2][];
            states[0] = x.ToArray();
            for (int t = 0; t < n; t++)
            {
                double[] next = new double[x.Length];
                for (int i = 0; i < next.Length; i++)
                {
                    next[i] = Math.Sin(states[0][i]) * states[0][(i + 1) % next.Length];
                }

                states[1] = states[0];
                states[0] = next;
            }

            return states[0][0] + states[1][1] * states[0][2];
        }

        [Differentiable]
        [Case("[[0.7, 0.3], [1.2, 0.1]]")]
        public static double[][] JaggedResult(double[][] a)
        {
            double[][] t = new double[2][];
            for (int i = 0; i < 2; i++)
            {
                t[i] = new double[2];
                for (int j = 0; j < 2; j++)
                {
                    t[i][j] = a[j][i] * a[i][j] * (i + 1);
                }
            }

            return t;
        }

        [Differentiable]
        [Case("[[0.7, 0.3], [1.2, 0.1]]")]
        public static double UsesJaggedResult(double[][] a)
        {
            double[][] t = JaggedResult(JaggedResult(a));
            return t[0][1] * t[1][0] + t[1][1];
        }

        [Differentiable]
        [Case("0.7, 4")]
        public static double ListOfArrays(double x, int n)
        {
            var rows = new List<double[]>();
            for (int i = 0; i < n; i++)
            {
                rows.Add([x * i, x + i]);
            }

            double s = 0;
            foreach (double[] row in rows)
            {
                s += row[0] * row[1];
            }

            return s + rows[^1][0];
        }

        [Differentiable]
        [Case("0.7, 4")]
        public static double ListOfObjects(double x, int n)
        {
            List<Particle> list = [];
            for (int i = 0; i < n; i++)
            {
                list.Add(new Particle(x * i, x));
            }

            for (int t = 0; t < 3; t++)
            {
                foreach (Particle p in list)
                {
                    p.X += 0.1 * p.V;
                    p.V -= 0.1 * Math.Sin(p.X);
                }
            }

            return list.Sum(p => p.X * p.V);
        }

        [Differentiable]
        [Case("0.7, 4")]
        public static double ListOfRecords(double x, int n)
        {
            var list = new List<Body>();
            for (int i = 0; i < n; i++)
            {
                list.Add(new Body(x * i, x));
            }

            return list.Sum(b => b.X * b.V * b.X);
        }

        [Differentiable]
        [Case("0.7, 1.4")]
        public static double StructWithArray(double x, double y)
        {
            var blend = new Blend { W = [x, y, x * y], B = x };
            blend.W[1] += blend.B;
            return blend.W[0] * blend.W[1] + blend.W[2] * blend.B;
        }

        [Differentiable]
        [Case("0.5, 1.5, 0.1, 3")]
        public static double MutatedByCalls(double x, double v, double dt, int n)
        {
            var p = new Particle(x, v);
            for (int i = 0; i < n; i++)
            {
                Kick(p, dt);
            }

            return p.X * p.V;
        }

        [Differentiable]
        [Case("new Particle(0.5, 1.5), 0.1")]
        public static void Kick(Particle p, double dt)
        {
            p.V -= dt * Math.Sin(p.X);
            p.X += dt * p.V;
        }
    }
}
