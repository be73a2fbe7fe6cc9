using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Hessian-vector products: the JVP of the gradient, forward over reverse.</summary>
/// <remarks>The gradient itself is computed on the way. It becomes a local, and what only feeds it is dead code.</remarks>
internal sealed class Hvp
{
    private readonly IrMethod primal;
    private readonly IrMethod product;
    private readonly VariableIds ids;
    private readonly List<IrStatement> prologue = [];
    private readonly Dictionary<int, IrVariable> substitutes = [];
    private readonly HashSet<int> gradientMemory = [];

    private Hvp(IrMethod primal, IrMethod product)
    {
        this.primal = primal;
        this.product = product;
        ids = new VariableIds(product.VariableCount);
    }

    /// <summary><c>R MHvp(params…, tangents…, products…)</c>.</summary>
    public static IrMethod Transform(IrMethod primal, RuleTable rules, TransformOptions options, string name) =>
        TransformMarked(primal, rules, options, name).Method;

    /// <summary>As <see cref="Transform(IrMethod, RuleTable, TransformOptions, string)"/>, with the ids of the variables that hold tangents.</summary>
    public static (IrMethod Method, IReadOnlyCollection<int> Tangents) TransformMarked(IrMethod primal, RuleTable rules, TransformOptions options, string name) =>
        TransformMarked(primal, rules, options, name, static _ => true, static _ => true);

    /// <summary>A block of the Hessian: the products are those of the gradient by the parameters <paramref name="by"/>, the tangents those of the
    /// parameters <paramref name="along"/>.</summary>
    public static IrMethod Transform(
        IrMethod primal, RuleTable rules, TransformOptions options, string name, Func<IrParameter, bool> by, Func<IrParameter, bool> along) =>
        TransformMarked(primal, rules, options, name, by, along).Method;

    private static (IrMethod Method, IReadOnlyCollection<int> Tangents) TransformMarked(
        IrMethod primal, RuleTable rules, TransformOptions options, string name, Func<IrParameter, bool> by, Func<IrParameter, bool> along)
    {
        ShadowNames shadows = ShadowNames.Of(primal);
        IrMethod gradient = Simplify.Apply(Vjp.Gradient(primal.WithActive(by), rules, name, options), options, shadows.IsShadow);
        HashSet<int> active = [.. primal.Parameters.Where(parameter => parameter.IsActive && along(parameter)).Select(static parameter => parameter.Variable.Id)];
        gradient = gradient with
        {
            Parameters = gradient.Parameters.Select(p => p.Role == ParameterRole.Primal ? p with { IsActive = active.Contains(p.Variable.Id) } : p).ToEquatableArray(),
        };
        (IrMethod product, IReadOnlyCollection<int> tangents) = Jvp.TransformMarked(gradient, rules, name);
        var hvp = new Hvp(primal, product);
        IrMethod method = Simplify.Apply(hvp.Run(), options with { RemovesDeadCode = true }, shadows.IsShadow);
        return (hvp.Reserve(method), tangents);
    }

    private IrMethod Run()
    {
        List<IrParameter> parameters = [.. product.Parameters.Where(static parameter => parameter.Role == ParameterRole.Primal)];
        List<IrParameter> products = [];
        Dictionary<int, IrParameter> gradients = product.Parameters
            .Where(static parameter => parameter.Role == ParameterRole.Gradient)
            .ToDictionary(static parameter => parameter.Variable.Id);
        foreach (IrParameter tangent in product.Parameters.Where(static parameter => parameter.Role == ParameterRole.Tangent))
        {
            if (gradients.TryGetValue(tangent.ShadowOf, out IrParameter? gradient))
            {
                products.Add(Product(tangent, gradient));
            }
            else
            {
                parameters.Add(tangent);
            }
        }

        List<IrStatement> checks = [];
        List<IrStatement> body = [];
        foreach (IrStatement statement in product.Body)
        {
            switch (statement)
            {
                case EffectStatement effect when IsCheckOf(effect, gradients):
                    break;
                case EffectStatement effect when ShadowChecks.IsCheck(effect):
                    checks.Add(Substituted(effect));
                    break;
                case ReturnStatement returned:
                    body.Add(new ReturnStatement(EquatableArray.Of(returned.Values[0])));
                    break;
                default:
                    body.Add(statement);
                    break;
            }
        }

        return new IrMethod(
            product.Name,
            parameters.Concat(products).ToEquatableArray(),
            primal.Results,
            new VariableSubstitution(substitutes).Apply([.. checks, .. prologue, .. body]),
            product.Layouts,
            ids.Count) { Guards = product.Guards };
    }

    /// <summary>What is left of the gradient's memory comes from a tape.</summary>
    private IrMethod Reserve(IrMethod method)
    {
        // Simplification has taken numbers of its own.
        var ids = new VariableIds(method.VariableCount);
        var tape = new IrVariable(ids.Take(), "scratch", PassiveType.Tape);
        List<IrStatement> body = [.. method.Body];
        bool uses = false;
        for (int i = 0; i < body.Count; i++)
        {
            if (body[i] is LetStatement { Value: AllocateExpression { Sequence: { Kind: SequenceKind.Span } sequence, Lengths: var lengths }, Target: var target } && gradientMemory.Contains(target.Id))
            {
                body[i] = new LetStatement(target, new TapeReserveExpression(tape, lengths[0], sequence, IsCleared: true));
                uses = true;
            }
        }

        if (!uses)
        {
            return method;
        }

        body.Insert(0, new LetStatement(
            tape,
            new TemplateExpression("global::AutoDiff.CompilerServices.Tape.Rent()", EquatableArray<Operand>.Empty, PassiveType.Tape, IsPure: false, IsStable: false)));
        int end = body[body.Count - 1] is ReturnStatement ? body.Count - 1 : body.Count;
        body.Insert(end, new EffectStatement("{0}.Return()", EquatableArray.Of<Operand>(new VariableOperand(tape)), EndsFlow: false));
        return method with { Body = body.ToEquatableArray(), VariableCount = ids.Count };
    }

    /// <summary>The tangent of a gradient is a product; the gradient becomes a local of its shape.</summary>
    private IrParameter Product(IrParameter tangent, IrParameter gradient)
    {
        IrParameter of = primal.Parameters.First(parameter => parameter.Variable.Id == gradient.ShadowOf);
        IrVariable variable = tangent.Variable with { Name = of.Variable.Name + "Product" };
        substitutes[tangent.Variable.Id] = variable;
        switch (gradient.Variable.Type)
        {
            case SequenceType { Kind: SequenceKind.Array or SequenceKind.Span } sequence when !Analysis.MemoryRoots.IsMemory(sequence.Element):
                IrVariable length = new(ids.Take(), "", PassiveType.Int32);
                gradientMemory.Add(gradient.Variable.Id);
                prologue.Add(new LetStatement(length, new LengthExpression(of.Variable)));
                prologue.Add(new LetStatement(
                    gradient.Variable,
                    new AllocateExpression(EquatableArray.Of<Operand>(new VariableOperand(length)), sequence, OnStack: false)));
                break;
            case SequenceType { IsTensor: true } sequence:
                IrVariable total = new(ids.Take(), "", PassiveType.Int32);
                IrVariable elements = new(ids.Take(), "", SequenceType.SpanOf(sequence.Element));
                gradientMemory.Add(elements.Id);
                prologue.Add(new LetStatement(total, new LengthExpression(of.Variable)));
                prologue.Add(new LetStatement(elements, new AllocateExpression(EquatableArray.Of<Operand>(new VariableOperand(total)), (SequenceType)elements.Type, OnStack: false)));
                prologue.Add(new LetStatement(gradient.Variable, TensorViews.Like(of.Variable, elements)));
                break;
            case RealType or AggregateType { Kind: not AggregateKind.Class }:
                prologue.Add(new DeclareStatement(gradient.Variable, IsZeroed: true));
                break;
            case SequenceType { Kind: SequenceKind.RectangularArray } sequence when !Analysis.MemoryRoots.IsMemory(sequence.Element):
                IrVariable[] lengths = [.. Enumerable.Range(0, sequence.Rank).Select(_ => new IrVariable(ids.Take(), "", PassiveType.Int32))];
                prologue.AddRange(lengths.Select((dimension, k) => new LetStatement(dimension, new LengthExpression(of.Variable, k))));
                prologue.Add(new LetStatement(
                    gradient.Variable,
                    new AllocateExpression(lengths.Select(static dimension => (Operand)new VariableOperand(dimension)).ToEquatableArray(), sequence, OnStack: false)));
                break;
            case SequenceType { Kind: SequenceKind.Memory or SequenceKind.ReadOnlyMemory } sequence when !Analysis.MemoryRoots.IsMemory(sequence.Element):
                IrVariable count = new(ids.Take(), "", PassiveType.Int32);
                IrVariable memory = new(ids.Take(), "", SequenceType.ArrayOf(sequence.Element));
                prologue.Add(new LetStatement(count, new LengthExpression(of.Variable)));
                prologue.Add(new LetStatement(memory, new AllocateExpression(EquatableArray.Of<Operand>(new VariableOperand(count)), (SequenceType)memory.Type, OnStack: false)));
                prologue.Add(new LetStatement(gradient.Variable, new SliceExpression(memory, PassiveConstant.Int(0), null, sequence)));
                break;
            default:
                var builder = new IrBuilder(ids);
                Operand zeros = new Reverse.ShadowShapes(product.Layouts, builder).ZerosLike(of.Variable);
                prologue.AddRange(builder.Statements);
                prologue.Add(new LetStatement(gradient.Variable, new UseExpression(zeros)));
                break;
        }

        return tangent with { Variable = variable, Role = ParameterRole.Product, ShadowOf = of.Variable.Id };
    }

    /// <summary>The check of a gradient that is no parameter any more.</summary>
    private static bool IsCheckOf(EffectStatement effect, Dictionary<int, IrParameter> gradients) =>
        ShadowChecks.IsCheck(effect) && effect.Arguments[1] is VariableOperand { Variable: var shadow } && gradients.ContainsKey(shadow.Id);

    /// <summary>A product has the shape of the gradient, which is that of the primal.</summary>
    private EffectStatement Substituted(EffectStatement effect)
    {
        IrParameter? gradient = effect.Arguments[0] is VariableOperand { Variable: var shape }
            ? product.Parameters.FirstOrDefault(parameter => parameter.Variable.Id == shape.Id && parameter.Role == ParameterRole.Gradient)
            : null;
        return gradient is null
            ? effect
            : effect with { Arguments = EquatableArray.Of(new VariableOperand(primal.Parameters.First(p => p.Variable.Id == gradient.ShadowOf).Variable), effect.Arguments[1]) };
    }
}
