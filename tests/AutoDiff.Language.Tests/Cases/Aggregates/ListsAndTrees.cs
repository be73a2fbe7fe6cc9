namespace StructureCases
{
    /// <summary>A linked list.</summary>
    public sealed class Node
    {
        public double Value;
        public Node? Next;
    }

    public record struct Offset(double X, double Y);

    /// <summary>A tree with any number of children.</summary>
    public sealed class Tree
    {
        public double Weight { get; set; }

        public Offset Place { get; set; }

        public string Name { get; set; } = "";

        public List<Tree> Children { get; set; } = [];
    }

    /// <summary>A tree that is an object beside others.</summary>
    public sealed class Owner
    {
        public Tree Root { get; set; } = new();

        public double Scale { get; set; }
    }

    /// <summary>Classes that contain themselves: the shadow is the same structure.</summary>
    public static partial class ListsAndTrees
    {
        [Differentiable]
        [Case("new Node { Value = 0.3, Next = new Node { Value = 0.7, Next = new Node { Value = 1.1 } } }")]
        public static double LinkedList(Node list)
        {
            double sum = 0;
            for (Node? node = list; node is not null; node = node.Next)
            {
                sum += node.Value * node.Value * list.Value;
            }

            return sum;
        }

        [Differentiable]
        [Case("new Node { Value = 0.3, Next = new Node { Value = 0.7, Next = new Node { Value = 1.1 } } }, 0.5")]
        public static double RecursiveList(Node? node, double decay) => node is null ? 0 : (node.Value * node.Value) + (decay * RecursiveList(node.Next, decay));

        [Differentiable]
        [Case("new Tree { Weight = 2, Children = [new Tree { Weight = 3, Place = new(0.2, 0.4) }, new Tree { Weight = 4, Children = [new Tree { Weight = 5 }] }] }")]
        public static double SumOfTree(Tree tree)
        {
            double[] parts = new double[tree.Children.Count];
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = 0.5 * SumOfTree(tree.Children[i]);
            }

            return (tree.Weight * tree.Weight) + (tree.Place.X * tree.Place.Y) + parts.Sum();
        }

        [Differentiable]
        [Case("new Owner { Scale = 1.5, Root = new Tree { Weight = 2, Children = [new Tree { Weight = 3 }] } }")]
        public static double TreeInAnObject(Owner owner) => SumOfTree(owner.Root) * owner.Scale;

        [Differentiable]
        [Case("0.3, 0.7")]
        [Case("0.7, 0.3")]
        public static double BuiltAndChanged(double x, double y)
        {
            Node head = new() { Value = x };
            head.Next = new Node { Value = y, Next = new Node { Value = x * y } };
            Node current = head;
            if (x < y)
            {
                current = head.Next;
            }

            current.Value *= 2;
            return RecursiveList(head, y);
        }

        [Differentiable]
        [Case("[0.3, 0.7, 1.1]")]
        public static double Pushed(double[] x)
        {
            Node? stack = null;
            foreach (double value in x)
            {
                stack = new Node { Value = value * value, Next = stack };
            }

            double sum = 0;
            int depth = 1;
            while (stack is not null)
            {
                sum += depth++ * stack.Value;
                stack = stack.Next;
            }

            return sum;
        }
    }
}
