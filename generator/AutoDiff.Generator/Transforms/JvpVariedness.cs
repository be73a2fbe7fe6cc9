using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Which variables of a lowered method depend on an active parameter, in whatever order its statements run. Variables
/// that may refer to the same memory are one class, and vary together.</summary>
internal sealed class JvpVariedness
{
    private readonly RuleTable rules;
    private readonly IReadOnlyDictionary<string, AggregateLayout> layouts;
    private readonly Dictionary<int, int> parents = [];
    private readonly HashSet<int> varied = [];
    private bool changed;

    public JvpVariedness(IrMethod method, RuleTable rules, IReadOnlyDictionary<string, AggregateLayout> layouts)
    {
        this.rules = rules;
        this.layouts = layouts;
        Alias(method.Body);
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.IsActive)
            {
                Vary(parameter.Variable);
            }
        }

        do
        {
            changed = false;
            Visit(method.Body);
        }
        while (changed);
    }

    public static bool IsMemory(IrType type) => type is SequenceType or AggregateType { Kind: AggregateKind.Class };

    public bool IsVaried(IrVariable variable) => variable.Type.IsDifferentiable && varied.Contains(Root(variable.Id));

    public bool IsVaried(Operand operand) => operand is VariableOperand { Variable: var variable } && IsVaried(variable);

    /// <summary>Whether the call must be differentiated: something active goes in, or it keeps records on a tape, which have
    /// their tangents beside them always.</summary>
    public bool IsVaried(CallStatement call)
    {
        if (call.Companion is CompanionKind.Forward or CompanionKind.Reverse)
        {
            return true;
        }

        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (IsActive(call, i) && ((call.Arguments[i].Value is { } value && IsVaried(value)) || (call.Arguments[i].Mode == PassingMode.Ref && IsVaried(call.Arguments[i].Result!))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the companion that is called differentiates through argument number <paramref name="argument"/>.</summary>
    public static bool IsActive(CallStatement call, int argument)
    {
        Argument value = call.Arguments[argument];
        if (call.Companion == CompanionKind.Reverse && call.Callee.HasReceiver && argument == 0 && !IsMemory(call.Callee.Parameters[0].Type))
        {
            // The reverse half is called on it and does not read it.
            return false;
        }

        IrType type = value.Value?.Type ?? value.Result!.Type;
        return type.IsDifferentiable && (PrimalOf(call, argument) is not { } parameter || parameter.IsActive);
    }

    /// <summary>The primal parameter that an argument goes to; null for adjoints, which every companion has after the primals. The
    /// reverse half is given memory only.</summary>
    private static CalleeParameter? PrimalOf(CallStatement call, int argument)
    {
        Callee callee = call.Callee;
        if (call.Companion != CompanionKind.Reverse)
        {
            return argument < callee.Parameters.Count ? callee.ParameterOf(argument) : null;
        }

        int primals = 0;
        for (int i = 0; i < callee.Parameters.Count; i++)
        {
            if ((callee.HasReceiver && i == 0) || IsMemory(callee.Parameters[i].Type))
            {
                if (primals++ == argument)
                {
                    return callee.Parameters[i];
                }
            }
        }

        return null;
    }

    /// <summary>Whether a partial derivative is the constant zero or missing.</summary>
    public static bool IsZero(FormulaSlot slot) => slot.Formula is null or FormulaNumber { Value: 0 };

    /// <summary>Whether the part of the aggregate that the place reads carries a derivative.</summary>
    public bool IsActive(Place place)
    {
        IrType type = place.Indices.IsEmpty ? place.Base.Type : ((SequenceType)place.Base.Type).Element;
        foreach (string name in place.Path)
        {
            IrField? field = layouts.TryGetValue(type.Code, out AggregateLayout? layout) ? layout.Fields.FirstOrDefault(f => f.Name == name) : null;
            if (field is null)
            {
                return place.Type.IsDifferentiable;
            }

            if (!field.IsActive)
            {
                return false;
            }

            type = field.Type;
        }

        return place.Type.IsDifferentiable;
    }

    private int Root(int id)
    {
        while (parents.TryGetValue(id, out int parent))
        {
            id = parent;
        }

        return id;
    }

    private void Join(IrVariable left, Operand right)
    {
        if (right is VariableOperand { Variable: var variable })
        {
            int a = Root(left.Id);
            int b = Root(variable.Id);
            if (a != b)
            {
                parents[a] = b;
            }
        }
    }

    private void Vary(IrVariable variable)
    {
        if (variable.Type.IsDifferentiable && varied.Add(Root(variable.Id)))
        {
            changed = true;
        }
    }

    private void Alias(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement let:
                    Alias(let.Target, let.Value);
                    break;
                case AssignStatement assign:
                    Alias(assign.Target, assign.Value);
                    break;
                case EffectStatement when ListCode.Read(statement) is { Value: { } added } change && IsMemory(added.Type):
                    Join(change.List, added);
                    break;
                case StoreStatement store when IsMemory(store.Value.Type):
                    Join(store.Place.Base, store.Value);
                    break;
                case CallStatement call:
                    foreach (IrVariable result in call.Results.Where(static result => IsMemory(result.Type)))
                    {
                        foreach (Argument argument in call.Arguments.Where(argument => argument.Value is not null && argument.Value.Type == result.Type))
                        {
                            Join(result, argument.Value!);
                        }
                    }

                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Alias(inner);
            }
        }
    }

    private void Alias(IrVariable target, Expression value)
    {
        switch (value)
        {
            case UseExpression use when IsMemory(target.Type):
                Join(target, use.Value);
                break;
            case SelectExpression select when IsMemory(target.Type):
                Join(target, select.WhenTrue);
                Join(target, select.WhenFalse);
                break;
            case SliceExpression slice:
                Join(target, new VariableOperand(slice.Sequence));
                break;
            case LoadExpression load when IsMemory(target.Type):
                Join(target, new VariableOperand(load.Place.Base));
                break;
            case TemplateExpression template when ShadowedCode.IsAlias(template.Template):
                foreach (Operand part in template.Arguments)
                {
                    Join(target, part);
                }

                break;
            case MakeExpression make:
                foreach (Operand field in make.Fields.Where(static field => IsMemory(field.Type)))
                {
                    Join(target, field);
                }

                break;
        }
    }

    private void Visit(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            Visit(statement);
            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Visit(inner);
            }
        }
    }

    private void Visit(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement let when IsVaried(let.Value):
                Vary(let.Target);
                break;
            case AssignStatement assign when IsVaried(assign.Value):
                Vary(assign.Target);
                break;
            case StoreStatement store when IsVaried(store.Value) && IsActive(store.Place):
                Vary(store.Place.Base);
                break;
            case AccumulateStatement accumulate when IsVaried(accumulate.Value) && IsActive(accumulate.Place):
                Vary(accumulate.Place.Base);
                break;
            case FillStatement fill when IsVaried(fill.Value):
                Vary(fill.Sequence);
                break;
            case CopyStatement copy when IsVaried(copy.Source):
                Vary(copy.Destination);
                break;
            case EffectStatement when ListCode.Read(statement) is { Value: { } added } change && IsVaried(added):
                Vary(change.List);
                break;
            case CallStatement call when IsVaried(call):
                Vary(call);
                break;
        }
    }

    private void Vary(CallStatement call)
    {
        if (call.Callee.IsReturnActive)
        {
            foreach (IrVariable result in call.Results)
            {
                Vary(result);
            }
        }

        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Argument argument = call.Arguments[i];
            if (!IsActive(call, i))
            {
                continue;
            }

            if (argument.Result is not null)
            {
                Vary(argument.Result);
            }

            if (argument.Value is VariableOperand { Variable: var variable } && IsMemory(variable.Type)
                && PrimalOf(call, i) is not { IsReadOnly: true })
            {
                Vary(variable);
            }
        }
    }

    /// <summary>Whether the value of an expression depends on an active parameter.</summary>
    public bool IsVaried(Expression value) => value switch
    {
        UseExpression use => IsVaried(use.Value),
        UnaryExpression unary => IsVaried(unary.Value),
        BinaryExpression binary => IsVaried(binary.Left) || IsVaried(binary.Right),
        ConvertExpression convert => IsVaried(convert.Value),
        PrimitiveExpression primitive => IsVaried(primitive),
        LoadExpression load => IsVaried(load.Place.Base) && IsActive(load.Place),
        SliceExpression slice => IsVaried(slice.Sequence),
        MakeExpression make => make.Fields.Any(IsVaried),
        ChainExpression chain => IsVaried(chain.Partial) || IsVaried(chain.Shadow),
        SelectExpression select => IsVaried(select.WhenTrue) || IsVaried(select.WhenFalse),
        TemplateExpression template when ShadowedCode.IsShadowed(template.Template) => template.Arguments.Any(IsVaried),
        TapeReserveExpression reserve => reserve.Sequence.IsDifferentiable,
        TapeReleaseExpression release => release.Sequence.IsDifferentiable,
        _ => false,
    };

    private bool IsVaried(PrimitiveExpression primitive)
    {
        Rule rule = RuleOf(rules, primitive);
        for (int i = 0; i < primitive.Arguments.Count; i++)
        {
            if (IsVaried(primitive.Arguments[i]) && !IsZero(rule.Partials[i]))
            {
                return true;
            }
        }

        return false;
    }

    public static Rule RuleOf(RuleTable rules, PrimitiveExpression primitive) => rules.Find(primitive.Function)
        ?? throw new InvalidOperationException($"There is no rule for {primitive.Function}.");
}
