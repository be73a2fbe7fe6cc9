using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Batched companions that evaluate one point after the other: right for every member, and what is left where lanes cannot
/// do what the member does.</summary>
internal sealed class Pointwise
{
    private const string Shape = "global::AutoDiff.CompilerServices.BatchShape.";

    private readonly IrMethod primal;
    private readonly VariableIds ids;
    private readonly BatchSignature signature;
    private readonly IrVariable tape;
    private readonly IrVariable point;
    private readonly List<IrStatement> prologue = [];
    private readonly List<IrStatement> before = [];
    private readonly List<IrStatement> after = [];
    private readonly List<IrStatement> epilogue = [];
    private readonly bool isStructured;
    private bool usesTape;

    private readonly MemoryRoots roots;

    private Pointwise(IrMethod primal, bool isGradient, RealType? jacobian = null, bool isStructured = false)
    {
        this.isStructured = isStructured;
        this.primal = primal;
        roots = new MemoryRoots(new PrimalTree(primal));
        ids = new VariableIds(primal.VariableCount);
        signature = new BatchSignature(primal, ids, isGradient, jacobian);
        tape = new IrVariable(ids.Take(), "tape", PassiveType.Tape);
        point = new IrVariable(ids.Take(), "point", PassiveType.Int32);
    }

    /// <summary><c>void MBatch(params…, results)</c>.</summary>
    /// <param name="primal">The member.</param>
    /// <param name="self">How it is called.</param>
    /// <param name="name">The companion's name.</param>
    public static IrMethod Values(IrMethod primal, Callee self, string name) => new Pointwise(primal, isGradient: false).Run(self, CompanionKind.Primal, name);

    /// <summary><c>void MGradientBatch(params…, results, gradients…)</c>.</summary>
    /// <param name="primal">The member.</param>
    /// <param name="self">The member with the reference of its VJP.</param>
    /// <param name="name">The companion's name.</param>
    public static IrMethod Gradients(IrMethod primal, Callee self, string name) => new Pointwise(primal, isGradient: true).Run(self, CompanionKind.Vjp, name);

    /// <summary><c>void MJacobianBatch(params…, results, jacobian)</c>: point after point, each Jacobian row-major.</summary>
    /// <param name="primal">The member.</param>
    /// <param name="self">The member with the reference of its Jacobian in the place of its JVP.</param>
    /// <param name="real">The real of the Jacobian.</param>
    /// <param name="isStructured">Whether some of the reals lie in structs or nested memory.</param>
    /// <param name="name">The companion's name.</param>
    public static IrMethod Jacobians(IrMethod primal, Callee self, RealType real, bool isStructured, string name) =>
        new Pointwise(primal, isGradient: false, real, isStructured).Run(self, CompanionKind.Jvp, name);

    private IrMethod Run(Callee self, CompanionKind kind, string name)
    {
        List<Argument> arguments = [];
        if (self.HasReceiver && !primal.Parameters.Any(static p => p.IsThis))
        {
            var receiver = new IrVariable(ids.Take(), "", self.Parameters[0].Type);
            before.Add(new LetStatement(receiver, new TemplateExpression("this", EquatableArray<Operand>.Empty, receiver.Type, IsPure: true, IsStable: true)));
            arguments.Add(Argument.In(new VariableOperand(receiver)));
        }

        arguments.AddRange(primal.Parameters.Select(Primal));
        if (kind == CompanionKind.Vjp)
        {
            arguments.Add(Argument.In(new RealConstant(1, (RealType)primal.Results[0].Type)));
            arguments.AddRange(primal.Parameters.Where(static p => p.IsActive).Select(Adjoint));
        }

        if (signature.Jacobian is { } jacobian)
        {
            arguments.Add(JacobianOfPoint(jacobian));
        }

        List<IrStatement> body = [.. before];
        EquatableArray<IrVariable> results = EquatableArray<IrVariable>.Empty;
        if (signature.Results is not null)
        {
            results = EquatableArray.Of(new IrVariable(ids.Take(), "result", primal.Results[0].Type));
        }

        body.Add(new CallStatement(results, self, kind, arguments.ToEquatableArray()));
        if (signature.Results is { } all)
        {
            body.Add(new StoreStatement(Place.Element(all, (VariableOperand)point), (VariableOperand)results[0]));
        }

        body.AddRange(after);
        List<IrStatement> statements = [.. signature.Checks];
        if (usesTape)
        {
            statements.Add(new LetStatement(
                tape, new TemplateExpression("global::AutoDiff.CompilerServices.Tape.Rent()", EquatableArray<Operand>.Empty, PassiveType.Tape, IsPure: false, IsStable: false)));
        }

        statements.AddRange(prologue);
        statements.Add(new ForStatement(point, PassiveConstant.Int(0), (VariableOperand)signature.Points, 1, body.ToEquatableArray()));
        statements.AddRange(epilogue);
        if (usesTape)
        {
            statements.Add(new EffectStatement("{0}.Return()", EquatableArray.Of<Operand>((VariableOperand)tape), EndsFlow: false));
        }

        statements.Add(new ReturnStatement(EquatableArray<Operand>.Empty));
        return new IrMethod(name, signature.Parameters.ToEquatableArray(), EquatableArray<IrResult>.Empty, statements.ToEquatableArray(), primal.Layouts, ids.Count);
    }

    /// <summary>The argument of one point for a parameter of the member.</summary>
    private Argument Primal(IrParameter parameter)
    {
        IrVariable variable = signature.Outer(parameter);
        if (!parameter.IsBatched)
        {
            bool isReference = parameter.Mode is PassingMode.Ref or PassingMode.Out;
            Restore(parameter);
            return new Argument(
                parameter.Mode == PassingMode.Out ? null : new VariableOperand(variable), isReference ? variable : null, parameter.Mode);
        }

        if (parameter.Variable.Type is SequenceType sequence)
        {
            IrVariable buffer = Buffer(parameter.Variable.Name + "Point", sequence, signature.ElementsOf(parameter));
            before.Add(Transfer("Gather({0}, {2}, {3}, {1})", variable, buffer));
            if (parameter.IsMutable)
            {
                after.Add(Transfer("Scatter({1}, {2}, {3}, {0})", variable, buffer));
            }

            return Argument.In(new VariableOperand(buffer));
        }

        IrVariable value = new(ids.Take(), parameter.Variable.Name + "Point", parameter.Variable.Type);
        if (parameter.Mode == PassingMode.Out)
        {
            before.Add(new DeclareStatement(value, IsZeroed: false));
        }
        else
        {
            before.Add(new LetStatement(value, new LoadExpression(Place.Element(variable, (VariableOperand)point))));
        }

        if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
        {
            after.Add(new StoreStatement(Place.Element(variable, (VariableOperand)point), (VariableOperand)value));
            return new Argument(parameter.Mode == PassingMode.Out ? null : new VariableOperand(value), value, parameter.Mode);
        }

        return new Argument(new VariableOperand(value), null, parameter.Mode);
    }

    /// <summary>The adjoint that the VJP of one point adds to.</summary>
    private Argument Adjoint(IrParameter parameter)
    {
        IrParameter? gradient = signature.GradientOf(parameter);
        IrType type = parameter.Variable.Type;
        string name = parameter.Variable.Name + "Adjoint";
        if (!parameter.IsBatched && gradient is not null && MemoryRoots.IsMemory(type))
        {
            if (IsWritten(parameter))
            {
                return AddedAdjoint(parameter, gradient.Variable, name);
            }

            var clearing = new IrBuilder(ids);
            new ShadowClearing(primal.Layouts, clearing).Clear(gradient.Variable);
            prologue.InsertRange(0, clearing.Statements);
            return Argument.In(new VariableOperand(gradient.Variable));
        }

        if (type is SequenceType sequence)
        {
            Operand count = parameter.IsBatched ? signature.ElementsOf(parameter) : (VariableOperand)Length(signature.Outer(parameter));
            IrVariable buffer = Buffer(name, Reverse.ReverseSweep.Writable(sequence), count);
            var clearing = new IrBuilder(ids);
            new ShadowClearing(primal.Layouts, clearing).Clear(buffer);
            before.AddRange(clearing.Statements);
            if (gradient is not null)
            {
                after.Add(Transfer("Scatter({1}, {2}, {3}, {0})", gradient.Variable, buffer));
            }

            return Argument.In(new VariableOperand(buffer));
        }

        if (MemoryRoots.IsMemory(type))
        {
            throw new TransformException($"the gradient of '{parameter.Variable.Name}' of type {type.Code} for each point");
        }

        IrVariable adjoint = new(ids.Take(), name, type);
        if (gradient is not null && !parameter.IsBatched)
        {
            prologue.Add(new DeclareStatement(adjoint, IsZeroed: true));
            epilogue.Add(new AssignStatement(gradient.Variable, new UseExpression(adjoint)));
        }
        else
        {
            before.Add(new DeclareStatement(adjoint, IsZeroed: true));
            if (gradient is not null)
            {
                after.Add(new StoreStatement(Place.Element(gradient.Variable, (VariableOperand)point), (VariableOperand)adjoint));
            }
        }

        return new Argument(new VariableOperand(adjoint), adjoint, PassingMode.Ref);
    }

    /// <summary>Every point starts from the caller's data.</summary>
    private void Restore(IrParameter parameter)
    {
        IrVariable variable = parameter.Variable;
        if (parameter.Mode == PassingMode.Ref)
        {
            IrVariable start = new(ids.Take(), variable.Name + "Start", variable.Type);
            prologue.Add(new LetStatement(start, new UseExpression(variable)));
            before.Add(new AssignStatement(variable, new UseExpression(start)));
        }
        else if (variable.Type is SequenceType { Kind: SequenceKind.Span or SequenceKind.Array } sequence && IsWritten(parameter))
        {
            usesTape = true;
            SequenceType span = SequenceType.SpanOf(sequence.Element);
            IrVariable start = new(ids.Take(), variable.Name + "Start", span);
            prologue.Add(new LetStatement(start, new TapeReserveExpression(tape, (VariableOperand)Length(variable), span)));
            prologue.Add(new CopyStatement(variable, start));
            before.Add(new CopyStatement(start, variable));
        }
    }

    /// <summary>The part of the Jacobians that belongs to the point, after a check of their size.</summary>
    private Argument JacobianOfPoint(IrVariable jacobian)
    {
        var sizes = new JacobianSize(signature, ids, isStructured);
        prologue.InsertRange(0, sizes.Statements);
        IrVariable start = new(ids.Take(), "", PassiveType.Int32);
        IrVariable part = new(ids.Take(), "pointJacobian", (SequenceType)jacobian.Type);
        before.Add(new LetStatement(start, new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)point, sizes.Size, PassiveType.Int32)));
        before.Add(new LetStatement(part, new SliceExpression(jacobian, (VariableOperand)start, sizes.Size, (SequenceType)jacobian.Type)));
        return Argument.In(new VariableOperand(part));
    }

    private bool IsWritten(IrParameter parameter) => roots.Writes(parameter.Variable.Id).Count > 0;

    /// <summary>The adjoint of what a point overwrites does not add up: each point has its own, which is added to the gradient.</summary>
    private Argument AddedAdjoint(IrParameter parameter, IrVariable gradient, string name)
    {
        if (parameter.Variable.Type is not SequenceType { Rank: 1, Kind: SequenceKind.Array, Element: RealType } sequence)
        {
            throw new TransformException($"'{parameter.Variable.Name}' of type {parameter.Variable.Type.Code} is shared by the points of a batch and written to; copy it first");
        }

        VariableOperand count = Length(parameter.Variable);
        IrVariable buffer = Buffer(name, sequence, count);
        var clearing = new IrBuilder(ids);
        var clearingShadows = new ShadowClearing(primal.Layouts, clearing);
        clearingShadows.Clear(gradient);
        prologue.InsertRange(0, clearing.Statements);
        before.Add(new FillStatement(buffer, new RealConstant(0, (RealType)sequence.Element)));
        IrVariable index = new(ids.Take(), "k", PassiveType.Int32);
        IrVariable element = new(ids.Take(), "", sequence.Element);
        after.Add(new ForStatement(index, PassiveConstant.Int(0), count, 1, EquatableArray.Of<IrStatement>(
            new LetStatement(element, new LoadExpression(Place.Element(buffer, (VariableOperand)index))),
            new AccumulateStatement(Place.Element(gradient, (VariableOperand)index), (VariableOperand)element))));
        return Argument.In(new VariableOperand(buffer));
    }

    /// <summary>Memory for the elements of one point, used again for the next.</summary>
    private IrVariable Buffer(string name, SequenceType type, Operand count)
    {
        usesTape = true;
        SequenceType span = SequenceType.SpanOf(type.Element);
        IrVariable reserved = new(ids.Take(), type.Kind == SequenceKind.Array ? "" : name, span);
        prologue.Add(new LetStatement(reserved, new TapeReserveExpression(tape, count, span)));
        if (type.Kind != SequenceKind.Array)
        {
            return reserved;
        }

        IrVariable array = new(ids.Take(), name, type);
        prologue.Add(new LetStatement(
            array,
            new TemplateExpression("{0}.RentArray<" + type.Element.Code + ">({1})", EquatableArray.Of<Operand>(tape, (VariableOperand)reserved), type, IsPure: false, IsStable: false)));
        epilogue.Add(new EffectStatement("{0}.ReturnArray({1})", EquatableArray.Of<Operand>(tape, (VariableOperand)array), EndsFlow: false));
        return array;
    }

    private IrVariable Length(IrVariable sequence)
    {
        IrVariable length = new(ids.Take(), "", PassiveType.Int32);
        prologue.Add(new LetStatement(length, new LengthExpression(sequence)));
        return length;
    }

    private EffectStatement Transfer(string call, IrVariable all, IrVariable elements)
    {
        string type = ((SequenceType)elements.Type).Element.Code;
        string typed = call.Replace("(", "<" + type + ">(");
        return new EffectStatement(Shape + typed, EquatableArray.Of<Operand>(all, (VariableOperand)elements, (VariableOperand)point, (VariableOperand)signature.Points), EndsFlow: false);
    }
}
