using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Which primal variables a piece of reverse code reads.</summary>
internal static class ReverseReferences
{
    /// <summary>All primal variables that the block and what is nested in it refer to, each once, in the order met.</summary>
    public static IReadOnlyList<IrVariable> Of(ReverseBlock block, PrimalTree tree)
    {
        Collector collector = new(tree);
        collector.Visit(block);
        return collector.Found;
    }

    /// <summary>The primal variables that statements refer to without declaring them.</summary>
    public static IReadOnlyList<IrVariable> Of(IEnumerable<IrStatement> statements, PrimalTree tree)
    {
        Collector collector = new(tree);
        collector.Visit(statements);
        return collector.Found.Where(variable => !collector.Declared.Contains(variable.Id)).ToList();
    }

    /// <summary>The variable that counts the iterations of a while loop; null if its body never completes.</summary>
    public static IrVariable? CounterOf(PrimalNode loop)
    {
        List<PrimalNode> body = loop.Blocks[1].Nodes;
        return body.Count > 0 && body[body.Count - 1].Statement is AssignStatement assign ? assign.Target : null;
    }

    /// <summary>The primal operands that the head of the loop's reverse reads.</summary>
    public static IEnumerable<Operand> HeadOf(PrimalNode loop) => loop.Statement is ForStatement f
        ? [f.From, f.To]
        : CounterOf(loop) is { } counter ? [new VariableOperand(counter)] : [];

    private sealed class Collector(PrimalTree tree)
    {
        private readonly HashSet<int> seen = [];

        public List<IrVariable> Found { get; } = [];

        public HashSet<int> Declared { get; } = [];

        public void Visit(ReverseBlock block)
        {
            Visit(block.Prelude);
            foreach (ReverseNode node in block.Nodes)
            {
                switch (node)
                {
                    case ReverseCode code:
                        Visit(code.Statement);
                        break;
                    case ReverseIf branch:
                        Visit(((IfStatement)branch.Origin.Statement).Condition);
                        Visit(branch.Then);
                        Visit(branch.Else);
                        break;
                    case ReverseLoop loop:
                        foreach (Operand operand in HeadOf(loop.Origin))
                        {
                            Visit(operand);
                        }

                        Visit(loop.Body);
                        break;
                }
            }

            Visit(block.Epilogue);
        }

        public void Visit(IEnumerable<IrStatement> statements)
        {
            foreach (IrStatement statement in statements)
            {
                Visit(statement);
            }
        }

        private void Visit(IrStatement statement)
        {
            foreach (Operand operand in statement.Operands())
            {
                Visit(operand);
            }

            switch (statement)
            {
                case LetStatement s:
                    Declared.Add(s.Target.Id);
                    break;
                case DeclareStatement s:
                    Declared.Add(s.Target.Id);
                    break;
                case ForStatement s:
                    Declared.Add(s.Index.Id);
                    break;
                case CallStatement s:
                    Declared.UnionWith(s.Results.Select(result => result.Id));
                    Declared.UnionWith(s.Arguments.Where(argument => argument.Result is not null).Select(argument => argument.Result!.Id));
                    break;
            }

            foreach (EquatableArray<IrStatement> block in statement.Blocks())
            {
                Visit(block);
            }
        }

        private void Visit(Operand operand)
        {
            if (operand is VariableOperand { Variable: var variable } && tree.Definition(variable) is not null && seen.Add(variable.Id))
            {
                Found.Add(variable);
            }
        }
    }
}
