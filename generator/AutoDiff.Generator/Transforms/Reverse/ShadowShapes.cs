using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Zero shadows of the shape of memory, and sums of shadows, whatever the memory holds: numbers, structs, rows, objects.</summary>
internal sealed class ShadowShapes(EquatableArray<AggregateLayout> layouts, IrBuilder builder, Stack<string>? enclosing = null, bool keepsValues = false)
{
    /// <summary>The types that are being gone through, so that one that contains itself is noticed.</summary>
    private readonly Stack<string> open = enclosing ?? new Stack<string>();
    private readonly RecursiveTypes recursive = new(layouts);

    public static AggregateLayout LayoutOf(EquatableArray<AggregateLayout> layouts, IrType type) => layouts.First(layout => layout.TypeCode == type.Code);

    /// <summary>New elements are zeros already, unless they are objects.</summary>
    public static void Begin(IrVariable zeros, List<IrStatement> output)
    {
        if (zeros.Type is SequenceType { Element: AggregateType { Kind: AggregateKind.Immutable } element })
        {
            output.Add(new FillStatement(zeros, Versioning.DefaultOf(element)));
        }
    }

    /// <summary>Whether values of the type hold no memory of their own.</summary>
    public static bool IsFlat(EquatableArray<AggregateLayout> layouts, IrType type) => type switch
    {
        SequenceType or AggregateType { Kind: AggregateKind.Class } => false,
        AggregateType aggregate => LayoutOf(layouts, aggregate).Fields.All(field => !field.IsActive || IsFlat(layouts, field.Type)),
        _ => true,
    };

    /// <summary>A copy of memory that nothing else refers to, passive parts aside.</summary>
    public static Operand Copy(IrVariable memory, EquatableArray<AggregateLayout> layouts, IrBuilder builder) =>
        new ShadowShapes(layouts, builder, keepsValues: true).ZerosLike(memory);

    /// <summary>Zeros of the shape of <paramref name="memory"/>, null where that is.</summary>
    public Operand ZerosLike(IrVariable memory)
    {
        switch (memory.Type)
        {
            case SequenceType { IsStorable: false } or SequenceType { Kind: SequenceKind.ReadOnlyMemory }:
                throw new TransformException($"'{memory.Name}' of type {memory.Type.Code} has no shadow of its own here; use an array");
            case SequenceType sequence:
                Operand shell = builder.Let(new TemplateExpression(
                    keepsValues ? "global::AutoDiff.CompilerServices.Shadow.Copy({0})" : "global::AutoDiff.CompilerServices.Shadow.ZerosLike({0})", EquatableArray.Of<Operand>(new VariableOperand(memory)), sequence, IsPure: false, IsStable: false));
                if (!keepsValues)
                {
                    Begin(((VariableOperand)shell).Variable, builder.Statements);
                }

                if (!IsFlat(layouts, sequence.Element))
                {
                    FillRows(memory, ((VariableOperand)shell).Variable, sequence);
                }

                return shell;
            case AggregateType { Kind: AggregateKind.Class } type when recursive.Contains(type):
                return builder.Let(new TemplateExpression(recursive.Make(type, keepsValues), EquatableArray.Of<Operand>(new VariableOperand(memory)), type, IsPure: false, IsStable: false));
            case AggregateType { Kind: AggregateKind.Class } type:
                return Object(memory, type);
            default:
                throw new TransformException($"'{memory.Name}' of type {memory.Type.Code} has no shadow");
        }
    }

    private void FillRows(IrVariable memory, IrVariable shell, SequenceType sequence)
    {
        if (sequence.Rank > 1 || !MemoryRoots.IsMemory(sequence.Element))
        {
            throw new TransformException($"'{memory.Name}' of type {memory.Type.Code} has no shadow of its own here; use arrays of numbers");
        }

        If(IsNull(memory), null, then =>
        {
            Operand length = then.Let(new LengthExpression(memory));
            IrVariable k = then.NewVariable("k", PassiveType.Int32);
            IrBuilder body = then.Nested();
            IrVariable row = body.Let(new LoadExpression(Place.Element(memory, k))).Variable;
            body.Add(new StoreStatement(Place.Element(shell, k), new ShadowShapes(layouts, body, open, keepsValues).ZerosLike(row)));
            then.Add(new ForStatement(k, PassiveConstant.Int(0), length, 1, body.ToBlock()));
        });
    }

    private Operand Object(IrVariable memory, AggregateType type)
    {
        if (open.Contains(type.Code))
        {
            throw new TransformException($"the type {type.Code} contains itself; keep its parts in arrays");
        }

        open.Push(type.Code);
        AggregateLayout layout = LayoutOf(layouts, type);
        if (layout.ConstructCode.Length == 0)
        {
            throw new TransformException($"an object of type {type.Code} cannot be made from its fields; declare the type partial, or give it a constructor that only assigns them, or settable members");
        }

        IrVariable made = builder.NewVariable("", type);
        builder.Add(new DeclareStatement(made, IsZeroed: false));
        If(IsNull(memory), nil => nil.Add(new AssignStatement(made, new UseExpression(new PassiveConstant("null!", type)))), then =>
        {
            Operand[] fields = new Operand[layout.Fields.Count];
            ShadowShapes inner = new(layouts, then, open, keepsValues);
            for (int i = 0; i < fields.Length; i++)
            {
                fields[i] = inner.Field(memory, layout.Fields[i]);
            }

            Operand whole = then.Let(new MakeExpression(new EquatableArray<Operand>(fields), type));
            then.Add(new AssignStatement(made, new UseExpression(whole)));
        });
        open.Pop();
        return made;
    }

    private Operand Field(IrVariable owner, IrField field)
    {
        bool isFlat = IsFlat(layouts, field.Type);
        if (field.IsActive && isFlat && !keepsValues)
        {
            return Versioning.DefaultOf(field.Type);
        }

        if (field.ReadCode.Length == 0)
        {
            return field.IsActive || keepsValues
                ? throw new TransformException($"'{field.Name}' of {owner.Type.Code} cannot be read here")
                : new PassiveConstant($"default({field.Type.Code})!", field.Type);
        }

        VariableOperand value = builder.Let(new LoadExpression(Place.Field(owner, field.Name, field.Type)));
        return field.IsActive && !isFlat ? ZerosLike(value.Variable) : value;
    }

    private Operand IsNull(IrVariable memory) =>
        builder.Let(new TemplateExpression("{0} is null", EquatableArray.Of<Operand>(new VariableOperand(memory)), PassiveType.Boolean, IsPure: true, IsStable: true));

    private void If(Operand condition, Action<IrBuilder>? then, Action<IrBuilder> otherwise)
    {
        IrBuilder whenTrue = builder.Nested();
        then?.Invoke(whenTrue);
        IrBuilder whenFalse = builder.Nested();
        otherwise(whenFalse);
        builder.Add(new IfStatement(condition, whenTrue.ToBlock(), whenFalse.ToBlock()));
    }

    /// <summary>target += source, real by real.</summary>
    public void Add(IrVariable source, IrVariable target)
    {
        switch (target.Type)
        {
            case SequenceType { Rank: 1, Kind: not (SequenceKind.Memory or SequenceKind.ReadOnlyMemory) } sequence:
                Operand length = builder.Let(new LengthExpression(source));
                IrVariable k = builder.NewVariable("k", PassiveType.Int32);
                IrBuilder body = builder.Nested();
                Operand element = body.Let(new LoadExpression(Place.Element(source, k)));
                if (MemoryRoots.IsMemory(sequence.Element))
                {
                    IrVariable into = body.Let(new LoadExpression(Place.Element(target, k))).Variable;
                    new ShadowShapes(layouts, body, open).Add(((VariableOperand)element).Variable, into);
                }
                else
                {
                    RequireFlat(sequence.Element);
                    AggregateSum.AddTo(Place.Element(target, k), element, layouts, body);
                }

                builder.Add(new ForStatement(k, PassiveConstant.Int(0), length, 1, body.ToBlock()));
                break;
            case SequenceType { Kind: SequenceKind.RectangularArray } rectangular when !MemoryRoots.IsMemory(rectangular.Element):
                RequireFlat(rectangular.Element);
                AddRectangular(source, target, rectangular, [], builder);
                break;
            case AggregateType { Kind: AggregateKind.Class } type when recursive.Contains(type):
                builder.Add(new EffectStatement(recursive.Add(type), EquatableArray.Of<Operand>(new VariableOperand(source), new VariableOperand(target)), EndsFlow: false));
                break;
            case AggregateType { Kind: AggregateKind.Class } type:
                AddObject(source, target, type);
                break;
            default:
                throw new TransformException($"shadows of type {target.Type.Code} cannot be added; use arrays");
        }
    }

    private void AddRectangular(IrVariable source, IrVariable target, SequenceType type, Operand[] outer, IrBuilder block)
    {
        if (outer.Length == type.Rank)
        {
            Place place = new(source, outer.ToEquatableArray(), EquatableArray<string>.Empty, type.Element);
            Operand element = block.Let(new LoadExpression(place));
            AggregateSum.AddTo(place with { Base = target }, element, layouts, block);
            return;
        }

        Operand length = block.Let(new LengthExpression(source, outer.Length));
        IrVariable k = block.NewVariable("k", PassiveType.Int32);
        IrBuilder body = block.Nested();
        AddRectangular(source, target, type, [.. outer, k], body);
        block.Add(new ForStatement(k, PassiveConstant.Int(0), length, 1, body.ToBlock()));
    }

    private void AddObject(IrVariable source, IrVariable target, AggregateType type)
    {
        if (open.Contains(type.Code))
        {
            throw new TransformException($"the type {type.Code} contains itself; keep its parts in arrays");
        }

        open.Push(type.Code);
        If(IsNull(target), null, then =>
        {
            foreach (IrField field in LayoutOf(layouts, type).Fields.Where(static field => field.IsActive))
            {
                if (field.ReadCode.Length == 0 || (field.WriteCode.Length == 0 && !MemoryRoots.IsMemory(field.Type)))
                {
                    throw new TransformException($"the adjoint of '{field.Name}' of {type.Code} cannot be written");
                }

                VariableOperand part = then.Let(new LoadExpression(Place.Field(source, field.Name, field.Type)));
                if (MemoryRoots.IsMemory(field.Type))
                {
                    VariableOperand into = then.Let(new LoadExpression(Place.Field(target, field.Name, field.Type)));
                    new ShadowShapes(layouts, then, open).Add(part.Variable, into.Variable);
                }
                else
                {
                    RequireFlat(field.Type);
                    AggregateSum.AddTo(Place.Field(target, field.Name, field.Type), part, layouts, then);
                }
            }
        });
        open.Pop();
    }

    private void RequireFlat(IrType type)
    {
        if (!IsFlat(layouts, type))
        {
            throw new TransformException($"shadows of type {type.Code}, which holds arrays, cannot be added");
        }
    }
}
