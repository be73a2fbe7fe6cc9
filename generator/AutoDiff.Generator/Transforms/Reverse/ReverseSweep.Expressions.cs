using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>The rules of single operations.</summary>
internal sealed partial class ReverseSweep
{
    private void ReverseLet(IrVariable target, Expression value)
    {
        if (value is MakeExpression { Aggregate.Kind: AggregateKind.Class } made)
        {
            if (activity.IsActive(target) && ShadowOf(target) is { } shadow)
            {
                ReverseMake(made, new VariableOperand(shadow));
            }

            return;
        }

        if (MemoryRoots.IsMemory(target.Type) || !activity.IsActive(target) || AdjointOf(target) is not { } adjoint)
        {
            return;
        }

        bool isChain = reductions.RootOf(target) is not null;
        switch (value)
        {
            // v = x:  adj[x] += adj[v]
            case UseExpression e:
                if (!isChain || reductions.RootOf(target) == target)
                {
                    Accumulate(e.Value, adjoint);
                }

                break;

            // v = -x:  adj[x] -= adj[v]
            case UnaryExpression { Operator: UnaryOperator.Negate } e:
                Accumulate(e.Value, builder.Negate(adjoint));
                break;
            case BinaryExpression e:
                ReverseBinary(e, target, adjoint);
                break;

            // v = (T)x:  adj[x] += (X)adj[v]
            case ConvertExpression e:
                if (activity.IsActive(e.Value))
                {
                    Accumulate(e.Value, builder.Let(new ConvertExpression(adjoint, e.Value.Type)));
                }

                break;
            case PrimitiveExpression e:
                ReversePrimitive(e, target, adjoint);
                break;
            case LoadExpression e:
                ReverseLoad(e.Place, adjoint);
                break;

            // v = c ? a : b:  adj[a] += c ? adj[v] : 0, adj[b] += c ? 0 : adj[v]
            case SelectExpression e:
                Operand zero = Versioning.DefaultOf(target.Type);
                if (activity.IsActive(e.WhenTrue))
                {
                    Accumulate(e.WhenTrue, builder.Let(new SelectExpression(e.Condition, adjoint, zero, target.Type)));
                }

                if (activity.IsActive(e.WhenFalse))
                {
                    Accumulate(e.WhenFalse, builder.Let(new SelectExpression(e.Condition, zero, adjoint, target.Type)));
                }

                break;
            case MakeExpression e:
                ReverseMake(e, adjoint);
                break;
            case TemplateExpression:
                break;
            default:
                throw new TransformException($"no reverse rule for {value.GetType().Name}");
        }
    }

    private void ReverseBinary(BinaryExpression e, IrVariable target, Operand adjoint)
    {
        switch (e.Operator)
        {
            // v = x + y:  adj[x] += adj[v], adj[y] += adj[v]
            case BinaryOperator.Add:
                AccumulateTerm(e.Left, adjoint, target);
                AccumulateTerm(e.Right, adjoint, target);
                break;

            // v = x - y:  adj[x] += adj[v], adj[y] -= adj[v]
            case BinaryOperator.Subtract:
                AccumulateTerm(e.Left, adjoint, target);
                if (activity.IsActive(e.Right))
                {
                    Accumulate(e.Right, builder.Negate(adjoint));
                }

                break;

            // v = x * y:  adj[x] += adj[v] * y, adj[y] += adj[v] * x
            case BinaryOperator.Multiply:
                if (activity.IsActive(e.Left))
                {
                    Accumulate(e.Left, builder.Multiply(e.Right, adjoint));
                }

                if (activity.IsActive(e.Right))
                {
                    Accumulate(e.Right, builder.Multiply(e.Left, adjoint));
                }

                break;

            // v = x / y:  adj[x] += adj[v] / y, adj[y] -= v * adj[v] / y
            case BinaryOperator.Divide:
                if (activity.IsActive(e.Left) || activity.IsActive(e.Right))
                {
                    Operand? quotient = builder.Divide(adjoint, e.Right);
                    Accumulate(e.Left, quotient);
                    if (activity.IsActive(e.Right))
                    {
                        Accumulate(e.Right, builder.Negate(builder.Chain(target, quotient)));
                    }
                }

                break;

            // v = x % y:  adj[x] += adj[v], adj[y] -= truncate(x / y) * adj[v]
            case BinaryOperator.Remainder:
                Accumulate(e.Left, adjoint);
                if (activity.IsActive(e.Right))
                {
                    RealType real = (RealType)target.Type;
                    Operand ratio = builder.Let(new BinaryExpression(BinaryOperator.Divide, e.Left, e.Right, real));
                    const string Truncate = "Truncate/1";
                    Operand whole = builder.Let(new PrimitiveExpression(Truncate, PrimitiveNames.Code(Truncate, real), EquatableArray.Of(ratio), real));
                    Accumulate(e.Right, builder.Negate(builder.Chain(whole, adjoint)));
                }

                break;
            default:
                throw new TransformException($"no reverse rule for the operator {e.Operator}");
        }
    }

    /// <summary>adj[term] += adj[target]; the members of one chain share their adjoint, and what another chain has summed up is a term like any.</summary>
    private void AccumulateTerm(Operand term, Operand adjoint, IrVariable target)
    {
        if (reductions.RootOf(target) is not { } root || term is not VariableOperand { Variable: var v } || reductions.RootOf(v) != root)
        {
            Accumulate(term, adjoint);
        }
    }

    /// <summary>v = f(x…):  adj[x] += ∂f/∂x · adj[v], for each active argument.</summary>
    private void ReversePrimitive(PrimitiveExpression e, IrVariable target, Operand adjoint)
    {
        Rule rule = rules.Find(e.Function) ?? throw new TransformException($"'{e.Function}' has no rule of partial derivatives");
        RealType real = (RealType)target.Type;
        for (int i = 0; i < e.Arguments.Count; i++)
        {
            if (!activity.IsActive(e.Arguments[i]) || rule.Partials[i].Formula is not { } formula)
            {
                continue;
            }

            Operand partial = FormulaExpansion.Expand(formula, e.Arguments, target, real, builder, function => PrimalValue(function, target));
            Accumulate(e.Arguments[i], rule.IsSingular ? builder.Chain(partial, adjoint) : builder.Multiply(partial, adjoint));
        }
    }

    /// <summary>The variable that holds the value of a function already, as the primal computes a cosine beside a sine: in the same block
    /// as <paramref name="beside"/>, of arguments that are the same there.</summary>
    private IrVariable? PrimalValue(PrimitiveExpression function, IrVariable beside)
    {
        if (tree.Definition(beside) is not { } node || !ReusesFunctions)
        {
            return null;
        }

        return node.Parent.Functions.TryGetValue((function.Function, function.Arguments), out List<PrimalNode>? found)
            ? found.Where(other => AreSame(function, other, node)).Select(static other => ((LetStatement)other.Statement).Target).FirstOrDefault()
            : null;
    }

    /// <summary>Whether no argument is assigned between two statements of a block.</summary>
    private bool AreSame(PrimitiveExpression function, PrimalNode one, PrimalNode other) =>
        function.Type == ((LetStatement)one.Statement).Target.Type && function.Arguments.All(argument => argument is not VariableOperand { Variable: var variable }
            || tree.Assignments(variable).All(assignment => assignment.Order < Math.Min(one.Order, other.Order) || assignment.Order > Math.Max(one.Order, other.Order)));

    /// <summary>v = {f…}:  adj[f] += adj[v].f</summary>
    private void ReverseMake(MakeExpression e, Operand adjoint)
    {
        AggregateLayout layout = LayoutOf(e.Aggregate);
        for (int i = 0; i < layout.Fields.Count; i++)
        {
            IrField field = layout.Fields[i];
            if (field.IsActive && !MemoryRoots.IsMemory(field.Type) && activity.IsActive(e.Fields[i]))
            {
                IrVariable shadow = ((VariableOperand)adjoint).Variable;
                Accumulate(e.Fields[i], builder.Let(new LoadExpression(Place.Field(shadow, field.Name, field.Type))));
            }
        }
    }

    private AggregateLayout LayoutOf(AggregateType type) =>
        tree.Method.Layouts.First(layout => layout.TypeCode == type.Code);
}
