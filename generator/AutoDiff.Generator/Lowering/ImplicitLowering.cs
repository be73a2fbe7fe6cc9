using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>The IR of a solver: a body that runs it and hands what it found to the implicit function theorem; and the equation.</summary>
internal sealed partial class ImplicitLowering
{
    private readonly ImplicitSignature signature;
    private readonly MemberReading reading;
    private readonly IReadOnlyList<AggregateLayout> layouts;
    private readonly EquatableArray<IrParameter> parameters;
    private readonly ImplicitSolution solution;

    private ImplicitLowering(ImplicitSignature signature, MemberReading reading, IReadOnlyList<AggregateLayout> layouts)
    {
        this.signature = signature;
        this.reading = reading;
        this.layouts = layouts;
        parameters = reading.Parameters;
        solution = signature.Solution;
    }

    private Callee Self => reading.Self;

    /// <summary>The solver as a body; and its equation, unless the body is made of the equation's own steps.</summary>
    public static (IrMethod Body, ImplicitEquation? Equation) Lower(ImplicitSignature signature, MemberReading reading, TypeMapper types)
    {
        var lowering = new ImplicitLowering(signature, reading, types.Layouts);
        return signature.Settings.Mode == ImplicitMode.Unrolled ? (lowering.Unrolled(), null) : (lowering.Body(), lowering.Equation());
    }

    /// <summary>
    /// <code>
    /// R z = Solve(θ);                  // passive: whatever the solver does
    /// return SolveSolution(θ, z);      // z, with the derivative that the equation gives it
    /// </code>
    /// </summary>
    private IrMethod Body()
    {
        var builder = new IrBuilder(new VariableIds(parameters.Count));
        (List<Argument> arguments, IrVariable? found, IrVariable? result) = RunSolver(builder);
        arguments.Add(Argument.In(new VariableOperand(found ?? parameters[solution.Parameter].Variable)));
        Callee theorem = Theorem();
        EquatableArray<Operand> values = result is null ? EquatableArray<Operand>.Empty : EquatableArray.Of<Operand>(result);
        if (found is null)
        {
            builder.Add(new CallStatement(EquatableArray<IrVariable>.Empty, theorem, CompanionKind.Primal, arguments.ToEquatableArray()));
            return Method(builder, values);
        }

        IrVariable differentiable = builder.NewVariable("result", solution.Type);
        builder.Add(new CallStatement(EquatableArray.Of(differentiable), theorem, CompanionKind.Primal, arguments.ToEquatableArray()));
        return Method(builder, Deliver(builder, differentiable, values));
    }

    /// <summary>Calls the solver with everything passive. Returns the arguments that the theorem has too, what was found (null where it is in the
    /// caller's memory), and a passive result.</summary>
    private (List<Argument> Arguments, IrVariable? Found, IrVariable? Result) RunSolver(IrBuilder builder)
    {
        var given = new List<Argument>();
        if (Self.HasReceiver)
        {
            given.Add(Argument.In(new PassiveConstant("this", Self.Parameters[0].Type)));
        }

        List<Argument> all = [.. given];
        IrVariable? found = null;
        for (int i = 0; i < parameters.Count; i++)
        {
            IrParameter parameter = parameters[i];
            if (i == solution.Parameter && !solution.IsMemory)
            {
                found = builder.NewVariable("solution", solution.Type);
                all.Add(new Argument(parameter.Mode == PassingMode.Out ? null : new VariableOperand(parameter.Variable), found, parameter.Mode));
                continue;
            }

            var argument = new Argument(
                parameter.Mode == PassingMode.Out ? null : new VariableOperand(parameter.Variable),
                parameter.Mode is PassingMode.Ref or PassingMode.Out ? parameter.Variable : null,
                parameter.Mode);
            all.Add(argument);
            if (i != solution.Parameter)
            {
                given.Add(parameter.Mode == PassingMode.Out ? argument with { Value = parameter.Variable, Result = null, Mode = PassingMode.Value }
                    : parameter.Mode == PassingMode.Ref ? argument with { Result = null, Mode = PassingMode.Value }
                    : argument);
            }
        }

        Callee passive = Self with
        {
            Key = Self.Key + "~passive",
            Parameters = Self.Parameters.Select((p, i) => p with { IsActive = false, IsReadOnly = !IsWritten(i) }).ToEquatableArray(),
            IsReturnActive = false,
            Companions = EquatableArray<CompanionReference>.Empty,
        };
        IrVariable? result = null;
        if (Self.ReturnType is { } type)
        {
            result = builder.NewVariable(solution.Parameter < 0 ? "solution" : "result", type);
        }

        builder.Add(new CallStatement(result is null ? EquatableArray<IrVariable>.Empty : EquatableArray.Of(result), passive, CompanionKind.Primal, all.ToEquatableArray()));
        return solution.Parameter < 0 ? (given, result, null) : (given, found, result);
    }

    /// <summary>The solver writes to its solution, and to what is declared as an output; memory that it is given besides is its input.</summary>
    private bool IsWritten(int calleeParameter)
    {
        int parameter = calleeParameter - (Self.HasReceiver ? 1 : 0);
        return parameter >= 0 && (parameter == solution.Parameter || WrittenMode(parameters[parameter]));
    }

    private static bool WrittenMode(IrParameter parameter) =>
        parameter.Mode is PassingMode.Ref or PassingMode.Out || parameter.Variable.Type is SequenceType { IsWritableView: true };

    private EquatableArray<Operand> Deliver(IrBuilder builder, IrVariable differentiable, EquatableArray<Operand> values)
    {
        if (solution.Parameter < 0)
        {
            return EquatableArray.Of<Operand>(differentiable);
        }

        builder.Add(new AssignStatement(parameters[solution.Parameter].Variable, new UseExpression(new VariableOperand(differentiable))));
        return values;
    }

    /// <summary>The solution as a function of the parameters whose companions are the theorem: it takes the solution that was found, and gives it back.</summary>
    private Callee Theorem()
    {
        int first = Self.HasReceiver ? 1 : 0;
        List<CalleeParameter> taken =
        [
            .. Self.Parameters.Take(first),
            .. Self.Parameters.Skip(first)
                .Where((_, i) => i != solution.Parameter)
                .Select(static p => p.Mode is PassingMode.Ref or PassingMode.Out ? p with { Mode = PassingMode.Value } : p),
        ];
        taken.Add(new CalleeParameter("solution", solution.Type, PassingMode.Value, IsActive: solution.IsMemory, IsReadOnly: !solution.IsMemory));
        string start = CompanionNames.Solution(Self.Family, reading.Host.HalfSuffix);
        CompanionReference Reference(CompanionKind kind, string end) =>
            new(kind, $"{(Self.HasReceiver ? "" : Self.Owner)}.{start}{end}{Self.TypeArguments}");
        return new Callee(
            Self.Key + "~solution",
            Self.Owner,
            start,
            start,
            Self.TypeArguments,
            Self.HasReceiver,
            solution.IsMemory ? " " : CodeNames.Holes(taken.Count - 1, 1),
            taken.ToEquatableArray(),
            solution.IsMemory ? null : solution.Type,
            IsReturnActive: !solution.IsMemory,
            EquatableArray.Of(Reference(CompanionKind.Jvp, "Jvp"), Reference(CompanionKind.Vjp, "Vjp"), Reference(CompanionKind.VjpJvp, "VjpJvp")));
    }

    private IrMethod Method(IrBuilder builder, EquatableArray<Operand> values)
    {
        builder.Add(new ReturnStatement(values));
        return new IrMethod(
            Self.Name,
            parameters,
            Self.ReturnType is { } type ? EquatableArray.Of(new IrResult(type, Self.IsReturnActive)) : EquatableArray<IrResult>.Empty,
            builder.ToBlock(),
            layouts.ToEquatableArray(),
            builder.Ids.Count);
    }
}
