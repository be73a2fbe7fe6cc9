using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Lowering;

/// <content>The derivative through steps of the iteration itself.</content>
internal sealed partial class ImplicitLowering
{
    /// <summary>
    /// k steps on from the solution, after the one that reached it, whose own start is held constant:
    /// <code>
    /// R solution = Solve(θ);                             // passive
    /// R step = solution;
    /// for (int k = 0; k &lt; steps + 1; k++) step = T(step, θ);
    /// return solution + (step - StopGradient(step));     // the solution itself, with the derivative of the steps
    /// </code>
    /// </summary>
    private IrMethod Unrolled()
    {
        var builder = new IrBuilder(new VariableIds(parameters.Count));
        (_, IrVariable? found, IrVariable? result) = RunSolver(builder);
        IrVariable start = found ?? parameters[solution.Parameter].Variable;
        VariableOperand count = start.Type is SequenceType
            ? builder.Let(new LengthExpression(start))
            : builder.Let(new UseExpression(PassiveConstant.Int(start.Type is AggregateType aggregate ? Unfolding.Leaves(aggregate, layouts).Count : 1)));
        VariableOperand step = Scratch(builder, "step", count, RealType.Double);
        VariableOperand next = Scratch(builder, "next", count, RealType.Double);
        VariableOperand fixedStart = Scratch(builder, "start", count, RealType.Double);
        Start(builder, start, fixedStart.Variable);
        Copy(builder, fixedStart.Variable, step.Variable);

        IrVariable k = builder.NewVariable("k", PassiveType.Int32);
        IrBuilder body = builder.Nested();
        VariableOperand z = body.Let(new SliceExpression(step.Variable, PassiveConstant.Int(0), null, ReadOnlyReals));
        Evaluate(body, z.Variable, next.Variable, found);
        Copy(body, next.Variable, step.Variable);
        builder.Add(new ForStatement(k, PassiveConstant.Int(0), PassiveConstant.Int(signature.Settings.Budget + 1), 1, body.ToBlock()));

        IrVariable i = builder.NewVariable("i", PassiveType.Int32);
        IrBuilder last = builder.Nested();
        Operand reached = Element(last, step.Variable, i);
        VariableOperand stopped = last.Let(new TemplateExpression("{0}", EquatableArray.Of(reached), RealType.Double, IsPure: true, IsStable: true));
        VariableOperand change = last.Let(new BinaryExpression(BinaryOperator.Subtract, reached, stopped, RealType.Double));
        VariableOperand value = last.Let(new BinaryExpression(BinaryOperator.Add, Element(last, fixedStart.Variable, i), change, RealType.Double));
        Store(last, step.Variable, i, value);
        builder.Add(new ForStatement(i, PassiveConstant.Int(0), count, 1, last.ToBlock()));
        EquatableArray<Operand> values = result is null ? EquatableArray<Operand>.Empty : EquatableArray.Of<Operand>(result);
        if (found is null)
        {
            Copy(builder, step.Variable, start);
            return Method(builder, values);
        }

        Operand made = solution.Type switch
        {
            RealType real => As(builder, Element(builder, step.Variable, PassiveConstant.Int(0)), real),
            SequenceType sequence => Collected(builder, step.Variable, sequence),
            _ => Fold(builder, step.Variable, found),
        };
        IrVariable differentiable = builder.NewVariable("result", solution.Type);
        builder.Add(new LetStatement(differentiable, new UseExpression(made)));
        return Method(builder, Deliver(builder, differentiable, values));
    }

    /// <summary>The reals of the solution that was found, as constants.</summary>
    private void Start(IrBuilder builder, IrVariable found, IrVariable start)
    {
        if (found.Type is not SequenceType)
        {
            Unfold(builder, found, start);
            return;
        }

        VariableOperand length = builder.Let(new LengthExpression(found));
        IrVariable index = builder.NewVariable("i", PassiveType.Int32);
        IrBuilder body = builder.Nested();
        Operand element = Element(body, found, index);
        VariableOperand constant = body.Let(new TemplateExpression("{0}", EquatableArray.Of(element), element.Type, IsPure: true, IsStable: true));
        Store(body, start, index, constant);
        builder.Add(new ForStatement(index, PassiveConstant.Int(0), length, 1, body.ToBlock()));
    }

    private static VariableOperand Collected(IrBuilder builder, IrVariable step, SequenceType type)
    {
        VariableOperand result = Allocate(builder, step, type, out VariableOperand array);
        Copy(builder, step, array.Variable);
        return result;
    }
}
