using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The tangents of statements.</summary>
internal sealed partial class Jvp
{
    private void Statements(EquatableArray<IrStatement> statements, JvpBlock block)
    {
        foreach (IrStatement statement in statements)
        {
            Statement(statement, block);
        }
    }

    private void Statement(IrStatement statement, JvpBlock block)
    {
        IrBuilder builder = block.Builder;
        switch (statement)
        {
            case LetStatement let:
                Let(let, block);
                break;
            case DeclareStatement declare:
                builder.Add(declare);
                if (variedness.IsVaried(declare.Target))
                {
                    builder.Add(new DeclareStatement(TangentVariable(declare.Target), declare.IsZeroed));
                }

                break;
            case AssignStatement assign:
                Assign(assign, block);
                break;
            case StoreStatement store:
                builder.Add(store);
                if (variedness.IsVaried(store.Place.Base) && variedness.IsActive(store.Place))
                {
                    Operand tangent = TangentOrZero(store.Value, block);
                    ForceMemory(block);
                    builder.Add(new StoreStatement(TangentPlace(store.Place), tangent));
                }

                break;
            case AccumulateStatement accumulate:
                builder.Add(accumulate);
                if (TangentOf(accumulate.Value, block) is { } added)
                {
                    ForceMemory(block);
                    builder.Add(new AccumulateStatement(TangentPlace(accumulate.Place), added, accumulate.IsSubtraction));
                }

                break;
            case FillStatement fill:
                builder.Add(fill);
                if (variedness.IsVaried(fill.Sequence))
                {
                    Operand tangent = TangentOrZero(fill.Value, block);
                    ForceMemory(block);
                    builder.Add(new FillStatement(TangentVariable(fill.Sequence), tangent));
                }

                break;
            case CopyStatement copy:
                builder.Add(copy);
                Copy(copy, block);
                break;
            case IfStatement branch:
                ForceAll(block);
                builder.Add(branch with { Then = Nested(branch.Then, block), Else = Nested(branch.Else, block) });
                break;
            case ForStatement loop:
                ForceAll(block);
                builder.Add(loop with { Body = Nested(loop.Body, block), Budget = null });
                break;
            case WhileStatement loop:
                ForceAll(block);
                While(loop, block);
                break;
            case CallStatement call:
                Call(call, block);
                break;
            case EffectStatement effect when ListCode.Read(effect) is { } change:
                Operand? element = change.Value is null || !variedness.IsVaried(change.List) ? null
                    : JvpVariedness.IsMemory(change.Value.Type) ? ShadowOrSelf(change.Value)
                    : TangentOrZero(change.Value, block);
                ForceAll(block);
                builder.Add(effect);
                if (variedness.IsVaried(change.List))
                {
                    builder.Add(ListCode.With(effect, TangentVariable(change.List), element));
                }

                break;
            case EffectStatement effect when ShadowedCode.IsShadowed(effect.Template):
                ForceAll(block);
                builder.Add(effect);
                if (effect.Arguments.Any(variedness.IsVaried))
                {
                    if (ShadowedCode.IsSum(effect.Template) && !effect.Arguments.All(variedness.IsVaried))
                    {
                        throw new TransformException("a second derivative through objects that contain themselves");
                    }

                    builder.Add(effect with { Arguments = effect.Arguments.Map(ShadowOrSelf) });
                }

                break;
            case EffectStatement or SourceStatement:
                if (statement is EffectStatement || keepsSource)
                {
                    builder.Add(statement);
                }

                break;
            case ReturnStatement returned:
                Return(returned, block);
                break;
            default:
                throw new InvalidOperationException($"No tangent of {statement.GetType().Name}.");
        }
    }

    private EquatableArray<IrStatement> Nested(EquatableArray<IrStatement> statements, JvpBlock block)
    {
        var inner = new JvpBlock(block.Builder.Nested());
        Statements(statements, inner);
        return inner.Builder.ToBlock();
    }

    /// <summary>The header and the body run one after the other, in one scope.</summary>
    private void While(WhileStatement loop, JvpBlock block)
    {
        var inner = new JvpBlock(block.Builder.Nested());
        Statements(loop.Header, inner);
        EquatableArray<IrStatement> header = inner.Builder.ToBlock();
        inner.Builder.Statements.Clear();
        Statements(loop.Body, inner);
        block.Builder.Add(new WhileStatement(header, loop.Condition, inner.Builder.ToBlock()));
    }

    private void Let(LetStatement let, JvpBlock block)
    {
        IrVariable target = let.Target;
        if (let.Value is TapeReleaseExpression release && variedness.IsVaried(target))
        {
            // The tangents were reserved after the values.
            block.Builder.Add(new LetStatement(TangentVariable(target), release));
            block.Builder.Add(let);
            return;
        }

        block.Builder.Add(let);
        if (!variedness.IsVaried(target))
        {
            return;
        }

        if (JvpVariedness.IsMemory(target.Type))
        {
            Memory(let, block);
            return;
        }

        if (target.Name.Length == 0 && !assigned.Contains(target.Id))
        {
            block.Deferred.Add(let);
            return;
        }

        Demand(let.Value.Operands(), block);
        Operand? tangent = Tangent(let.Value, target, block.Builder);
        block.Builder.Add(new LetStatement(TangentVariable(target), new UseExpression(tangent ?? ZeroOf(target.Type))));
    }

    /// <summary>Another name of memory is another name of its tangent; new memory has a tangent of its own.</summary>
    private void Memory(LetStatement let, JvpBlock block)
    {
        if (let.Value is MakeExpression)
        {
            Demand(let.Value.Operands(), block);
        }

        if (MemoryTangent(let.Value) is { } value)
        {
            block.Builder.Add(new LetStatement(TangentVariable(let.Target), value));
        }
        else
        {
            tangents[let.Target.Id] = Zero(let.Target, block.Builder, NameOf(let.Target));
        }
    }

    /// <summary>Null for memory without a tangent of its own.</summary>
    private Expression? MemoryTangent(Expression value) => value switch
    {
        UseExpression { Value: VariableOperand { Variable: var variable } } => new UseExpression(TangentVariable(variable)),
        UseExpression { Value: PassiveConstant } => value,
        SliceExpression slice => slice with { Sequence = TangentVariable(slice.Sequence) },
        LoadExpression load when variedness.IsActive(load.Place) => new LoadExpression(TangentPlace(load.Place)),
        AllocateExpression or TapeReserveExpression or TapeReleaseExpression => value,
        MakeExpression make => make with { Fields = make.Fields.Map(FieldTangent) },
        SelectExpression select => select with { WhenTrue = ShadowOrSelf(select.WhenTrue), WhenFalse = ShadowOrSelf(select.WhenFalse) },
        TemplateExpression template when ShadowedCode.IsShadowed(template.Template) => template with { Arguments = template.Arguments.Map(ShadowOrSelf) },
        _ => null,
    };

    private Operand ShadowOrSelf(Operand operand) =>
        operand is VariableOperand { Variable: var variable } && variedness.IsVaried(variable) ? new VariableOperand(TangentVariable(variable)) : operand;

    private Operand FieldTangent(Operand field) => field switch
    {
        VariableOperand { Variable: var variable } when variedness.IsVaried(variable) && tangents.TryGetValue(variable.Id, out Operand? tangent) => tangent,
        _ when field.Type is RealType or AggregateType { Kind: not AggregateKind.Class, HasActiveFields: true } => ZeroOf(field.Type),
        _ => field,
    };

    private void Assign(AssignStatement assign, JvpBlock block)
    {
        IrVariable target = assign.Target;
        IrBuilder builder = block.Builder;
        if (!variedness.IsVaried(target))
        {
            ForceReading(target, block);
            builder.Add(assign);
            return;
        }

        if (JvpVariedness.IsMemory(target.Type))
        {
            ForceAll(block);
            builder.Add(assign);
            if (MemoryTangent(assign.Value) is { } memory)
            {
                builder.Add(new AssignStatement(TangentVariable(target), memory));
            }
            else
            {
                builder.Add(new AssignStatement(TangentVariable(target), new UseExpression(Zero(target, builder, ""))));
            }

            return;
        }

        Operand value = assign.Value is UseExpression use ? use.Value : Defer(assign.Value, block);
        int start = builder.Statements.Count;
        ForceReading(target, block);
        IrVariable shadow = TangentVariable(target);
        if (builder.Statements.Skip(start).Any(statement => Reads(statement.Operands(), target)))
        {
            // The tangent is made of the value that the assignment overwrites.
            builder.Add(new AssignStatement(shadow, new UseExpression(TangentOrZero(value, block))));
            builder.Add(new AssignStatement(target, new UseExpression(value)));
        }
        else
        {
            builder.Add(new AssignStatement(target, new UseExpression(value)));
            builder.Add(new AssignStatement(shadow, new UseExpression(TangentOrZero(value, block))));
        }
    }

    /// <summary>Gives the value of an expression a name of its own, and leaves its tangent for later.</summary>
    private VariableOperand Defer(Expression value, JvpBlock block)
    {
        VariableOperand temporary = block.Builder.Let(value);
        if (value.Operands().Any(variedness.IsVaried))
        {
            block.Deferred.Add((LetStatement)block.Builder.Statements[block.Builder.Statements.Count - 1]);
        }

        return temporary;
    }

    private void Copy(CopyStatement copy, JvpBlock block)
    {
        if (!variedness.IsVaried(copy.Destination))
        {
            return;
        }

        ForceMemory(block);
        IrVariable destination = TangentVariable(copy.Destination);
        if (variedness.IsVaried(copy.Source))
        {
            block.Builder.Add(new CopyStatement(TangentVariable(copy.Source), destination));
            return;
        }

        // Passive elements: their tangents are zero.
        SequenceType type = SequenceType.SpanOf(((SequenceType)destination.Type).Element);
        VariableOperand length = block.Builder.Let(new LengthExpression(copy.Source));
        VariableOperand part = block.Builder.Let(new SliceExpression(destination, PassiveConstant.Int(0), length, type));
        block.Builder.Add(new FillStatement(part.Variable, ZeroOf(type.Element)));
    }

    private void Return(ReturnStatement returned, JvpBlock block)
    {
        List<Operand> values = [.. returned.Values];
        for (int i = 0; i < method.Results.Count; i++)
        {
            if (method.Results[i].IsActive)
            {
                values.Add(TangentOrZero(returned.Values[i], block));
            }
        }

        if (scratch is not null)
        {
            block.Builder.Add(ReturnScratch());
        }

        block.Builder.Add(new ReturnStatement(values.ToEquatableArray()));
    }

    private Place TangentPlace(Place place) => place with { Base = TangentVariable(place.Base) };
}
