using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>The series of statements.</summary>
internal sealed partial class Taylor
{
    /// <summary>The blocks of one scope, one after the other.</summary>
    private List<EquatableArray<IrStatement>> Statements(IReadOnlyList<EquatableArray<IrStatement>> blocks, IrBuilder builder)
    {
        List<IrStatement> all = [.. blocks.SelectMany(static block => block)];
        Dictionary<int, int> lastUses = LastUses(all);
        List<int> defined = [];
        List<EquatableArray<IrStatement>> result = [];
        int index = 0;
        foreach (EquatableArray<IrStatement> block in blocks)
        {
            int start = builder.Statements.Count;
            foreach (IrStatement statement in block)
            {
                if (statement is LetStatement { Target: var target } && variedness.IsVaried(target) && target.Type is RealType
                    && target.Name.Length == 0 && !assigned.Contains(target.Id))
                {
                    defined.Add(target.Id);
                }

                Statement(statement, builder, all, index, lastUses);
                Release(lastUses, index, defined);
                index++;
            }

            result.Add(builder.Statements.Skip(start).ToEquatableArray());
        }

        Release(lastUses, int.MaxValue, defined);
        return result;
    }

    private EquatableArray<IrStatement> Nested(EquatableArray<IrStatement> block, IrBuilder builder)
    {
        IrBuilder inner = builder.Nested();
        Statements([block], inner);
        return inner.ToBlock();
    }

    private void Statement(IrStatement statement, IrBuilder builder, List<IrStatement> all, int index, Dictionary<int, int> lastUses)
    {
        switch (statement)
        {
            case LetStatement let:
                Let(let, builder, all, index, lastUses);
                break;
            case DeclareStatement declare:
                Declare(declare, builder);
                break;
            case AssignStatement assign:
                Assign(assign, builder);
                break;
            case StoreStatement store:
                Store(store, builder);
                break;
            case AccumulateStatement accumulate:
                Accumulate(accumulate, builder);
                break;
            case FillStatement fill:
                Fill(fill, builder);
                break;
            case CopyStatement copy:
                Copy(copy, builder);
                break;
            case IfStatement branch:
                Operand condition = Value(branch.Condition, builder);
                builder.Add(new IfStatement(condition, Nested(branch.Then, builder), Nested(branch.Else, builder)));
                break;
            case ForStatement loop:
                Operand from = Value(loop.From, builder);
                Operand to = Value(loop.To, builder);
                builder.Add(loop with { From = from, To = to, Body = Nested(loop.Body, builder) });
                break;
            case WhileStatement loop:
                List<EquatableArray<IrStatement>> parts = Statements([loop.Header, loop.Body], builder.Nested());
                builder.Add(new WhileStatement(parts[0], loop.Condition, parts[1]));
                break;
            case CallStatement call:
                Call(call, builder);
                break;
            case EffectStatement effect:
                builder.Add(effect with { Arguments = effect.Arguments.Map(operand => Value(operand, builder)) });
                break;
            case SourceStatement:
                builder.Add(statement);
                break;
            case ReturnStatement returned:
                Return(returned, builder);
                break;
            default:
                throw new InvalidOperationException($"No series of {statement.GetType().Name}.");
        }
    }

    private void Let(LetStatement let, IrBuilder builder, List<IrStatement> all, int index, Dictionary<int, int> lastUses)
    {
        IrVariable target = let.Target;
        if (!variedness.IsVaried(target))
        {
            builder.Add(let with { Value = Passive(let.Value, builder) });
            return;
        }

        switch (target.Type)
        {
            case RealType:
                bool isOnce = !assigned.Contains(target.Id);
                if (isOnce && let.Value is LoadExpression { Place: { Path.IsEmpty: true } place } && IsReadInPlace(place, target, all, index, lastUses))
                {
                    series[target.Id] = Element(place, builder, isView: true);
                    return;
                }

                Evaluate(let.Value, Target(target), builder);
                break;
            case SequenceType:
                builder.Add(new LetStatement(Series(target), Memory(let.Value, builder)));
                break;
            case AggregateType { Kind: not AggregateKind.Class }:
                Aggregate(target, let.Value, builder);
                break;
            default:
                throw new TransformException($"active data is kept in a '{target.Type.Code}', which has no form for series");
        }
    }

    /// <summary>Whether the coefficients of an element can be read where they stand until the last use of the variable.</summary>
    private bool IsReadInPlace(Place place, IrVariable target, List<IrStatement> all, int index, Dictionary<int, int> lastUses)
    {
        if (!variedness.IsVaried(place.Base) || (target.Name.Length > 0 && !lastUses.ContainsKey(target.Id)))
        {
            return false;
        }

        if (method.Parameters.Any(p => p.Variable.Id == place.Base.Id && p.Variable.Type is SequenceType { Kind: SequenceKind.ReadOnlySpan }))
        {
            return true;
        }

        int last = lastUses.TryGetValue(target.Id, out int use) ? use : index;
        for (int i = index + 1; i <= last; i++)
        {
            if ((i < last || all[i] is CallStatement || all[i].Blocks().Any()) && WritesMemory(all[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool WritesMemory(IrStatement statement) =>
        statement is StoreStatement or AccumulateStatement or FillStatement or CopyStatement or CallStatement or EffectStatement or AssignStatement
        || statement.Blocks().Any(static block => block.Any(WritesMemory));

    private void Declare(DeclareStatement declare, IrBuilder builder)
    {
        IrVariable target = declare.Target;
        if (!variedness.IsVaried(target))
        {
            builder.Add(declare);
            return;
        }

        switch (target.Type)
        {
            case RealType:
                if (declare.IsZeroed)
                {
                    builder.Add(new FillStatement(Series(target), new RealConstant(0, (RealType)target.Type)));
                }

                break;
            case SequenceType:
                builder.Add(new DeclareStatement(Series(target), declare.IsZeroed));
                break;
            case AggregateType { Kind: not AggregateKind.Class } aggregate:
                if (declare.IsZeroed)
                {
                    SetParts(target, "", aggregate, isActive: true, builder.Let(new UseExpression(new PassiveConstant($"default({aggregate.Code})", aggregate))), [], builder);
                }

                break;
            default:
                throw new TransformException($"active data is kept in a '{target.Type.Code}', which has no form for series");
        }
    }

    private void Assign(AssignStatement assign, IrBuilder builder)
    {
        IrVariable target = assign.Target;
        if (!variedness.IsVaried(target))
        {
            builder.Add(assign with { Value = Passive(assign.Value, builder) });
            return;
        }

        switch (target.Type)
        {
            case RealType real:
                bool reads = assign.Value.Operands().Any(operand => operand is VariableOperand { Variable: var read } && read.Id == target.Id);
                if (reads && !MayOverwriteOperand(assign.Value))
                {
                    IrVariable temporary = Take(real);
                    Evaluate(assign.Value, temporary, builder);
                    builder.Add(new CopyStatement(temporary, Series(target)));
                    GiveBack(temporary);
                }
                else
                {
                    Evaluate(assign.Value, Series(target), builder);
                }

                break;
            case SequenceType:
                builder.Add(new AssignStatement(Series(target), Memory(assign.Value, builder)));
                break;
            case AggregateType { Kind: not AggregateKind.Class }:
                Aggregate(target, assign.Value, builder);
                break;
            default:
                throw new TransformException($"active data is kept in a '{target.Type.Code}', which has no form for series");
        }
    }

    private static bool MayOverwriteOperand(Expression value) => value switch
    {
        UseExpression or UnaryExpression or LoadExpression => true,
        BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } => true,
        _ => false,
    };

    private void Store(StoreStatement store, IrBuilder builder)
    {
        if (!variedness.IsVaried(store.Place.Base))
        {
            builder.Add(new StoreStatement(store.Place.Map(operand => Value(operand, builder), static variable => variable), Value(store.Value, builder)));
            return;
        }

        Place place = store.Place;
        if (place.Indices.IsEmpty)
        {
            SetParts(place.Base, PathOf(place), place.Type, variedness.IsActive(place), store.Value, [], builder);
            return;
        }

        if (IsOfParts(place))
        {
            StoreParts(place, store.Value, builder);
            return;
        }

        if (place.Type is RealType real)
        {
            IrVariable element = Element(place, builder);
            builder.Add(variedness.IsVaried(store.Value)
                ? new CopyStatement(Series(((VariableOperand)store.Value).Variable), element)
                : Call("Constant", real, store.Value, new VariableOperand(element)));
            return;
        }

        builder.Add(new StoreStatement(SeriesPlace(place, builder), MemoryOperand(store.Value, builder)));
    }

    private void Accumulate(AccumulateStatement accumulate, IrBuilder builder)
    {
        Place place = accumulate.Place;
        if (!variedness.IsVaried(place.Base))
        {
            Place passive = place.Map(operand => Value(operand, builder), static variable => variable);
            builder.Add(accumulate with { Place = passive, Value = Value(accumulate.Value, builder) });
            return;
        }

        if (place.Type is not RealType real)
        {
            throw new TransformException("active data is added to a part of an object");
        }

        if (place.Indices.IsEmpty)
        {
            if (variedness.IsActive(place))
            {
                var sum = new VariableOperand(PartSlot(place.Base, PathOf(place), real));
                builder.Add(Call(accumulate.IsSubtraction ? "Subtract" : "Add", real, sum, Argument(accumulate.Value), sum));
                return;
            }

            IrVariable part = PassivePart(place.Base, PathOf(place), place.Type);
            BinaryOperator operation = accumulate.IsSubtraction ? BinaryOperator.Subtract : BinaryOperator.Add;
            builder.Add(new AssignStatement(part, new BinaryExpression(operation, new VariableOperand(part), Value(accumulate.Value, builder), real)));
            return;
        }

        if (!place.Path.IsEmpty)
        {
            AccumulatePart(accumulate, builder);
            return;
        }

        var element = new VariableOperand(Element(place, builder));
        builder.Add(Call(accumulate.IsSubtraction ? "Subtract" : "Add", real, element, Argument(accumulate.Value), element));
    }

    private void Return(ReturnStatement returned, IrBuilder builder)
    {
        int next = 0;
        List<Operand> passive = [];
        List<(Operand Value, IrVariable Output)> copies = [];
        for (int i = 0; i < method.Results.Count; i++)
        {
            if (!method.Results[i].IsActive)
            {
                passive.Add(Value(returned.Values[i], builder));
                continue;
            }

            if (!isHidden && method.Results[i].Type is AggregateType)
            {
                GiveOut(returned.Values[i], outputs[next++], builder);
                continue;
            }

            foreach ((string path, _) in LeavesOf(method.Results[i].Type, ""))
            {
                copies.Add((path.Length == 0 ? returned.Values[i] : PartOf(returned.Values[i], path, builder), outputs[next++]));
            }
        }

        foreach ((Operand value, IrVariable output) in copies)
        {
            builder.Add(value is VariableOperand { Variable: var variable } && IsSeries(variable)
                ? new CopyStatement(variable.Type is RealType ? Series(variable) : variable, output)
                : Call("Constant", (RealType)value.Type, value, new VariableOperand(output)));
        }

        Leave(builder);
        builder.Add(new ReturnStatement(passive.ToEquatableArray()));
    }

    private bool IsSeries(IrVariable variable) => variable.Type is SequenceType || variedness.IsVaried(variable);

    /// <summary>The last statement of a list that uses a variable, itself or inside of it.</summary>
    private static Dictionary<int, int> LastUses(List<IrStatement> statements)
    {
        var uses = new Dictionary<int, int>();
        for (int i = 0; i < statements.Count; i++)
        {
            Visit(statements[i], i);
        }

        return uses;

        void Visit(IrStatement statement, int index)
        {
            foreach (Operand operand in statement.Operands())
            {
                if (operand is VariableOperand { Variable: var variable })
                {
                    uses[variable.Id] = index;
                }
            }

            foreach (EquatableArray<IrStatement> block in statement.Blocks())
            {
                foreach (IrStatement inner in block)
                {
                    Visit(inner, index);
                }
            }
        }
    }
}
