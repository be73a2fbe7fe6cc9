using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>A loop that points leave one by one, and that is known to end, keeps its records in one block, reserved before it.</summary>
/// <remarks>
/// <code>
/// while any lane is active:                    block = Reserve(2 · bound)
///     …                                        at = 0
///     records = Reserve(2)                     while any lane is active:
///     records[0] = p, records[1] = q               …
/// …                                 becomes        block[at] = p, block[at + 1] = q
/// for it = last down to 0:                         at = at + 2
///     records = Release(2)                     …
///     … records[0] … records[1] …              for it = last down to 0:
///                                                  … block[2 · it] … block[2 · it + 1] …
///                                              Release(2 · bound)
/// </code>
/// A reservation calls where the tape is full, and of what lives across a call the JIT keeps the value on the stack. Only among the outermost statements: in another loop
/// the room that is not used would pile up. See docs/passes/bounded-records.md.
/// </remarks>
internal sealed class BoundedRecords
{
    private readonly IrMethod method;
    private readonly Definitions definitions;
    private readonly LoopBounds bounds;
    private readonly VariableIds ids;

    /// <summary>The loops whose records lie on the tape, outermost statement by statement; null for other blocks.</summary>
    private readonly Dictionary<IrVariable, Stack<(WhileStatement Loop, LetStatement Records)?>> open = [];

    private BoundedRecords(IrMethod method)
    {
        this.method = method;
        definitions = Definitions.Of(method);
        bounds = new LoopBounds(method, definitions);
        ids = new VariableIds(method.VariableCount);
    }

    /// <param name="method">A method on lanes.</param>
    public static IrMethod Apply(IrMethod method)
    {
        var pass = new BoundedRecords(method);
        List<IrStatement> statements = [.. method.Body];
        foreach ((WhileStatement loop, ForStatement reversal, LetStatement records, LetStatement taken) in pass.Pairs())
        {
            pass.Join(statements, loop, reversal, records, taken);
        }

        return pass.ids.Count == method.VariableCount ? method : method with { Body = statements.ToEquatableArray(), VariableCount = pass.ids.Count };
    }

    /// <summary>The loops that record with those that take the records back.</summary>
    private List<(WhileStatement Loop, ForStatement Reversal, LetStatement Records, LetStatement Taken)> Pairs()
    {
        List<(WhileStatement, ForStatement, LetStatement, LetStatement)> pairs = [];
        foreach (IrStatement statement in method.Body)
        {
            List<LetStatement> uses = [];
            Gather(statement, uses);
            switch (statement)
            {
                case EffectStatement { Template: "{0}.Return()" }:
                    break;
                case WhileStatement loop when uses.Count == 1 && IsRecord(uses[0], loop.Body):
                    Open(((TapeReserveExpression)uses[0].Value).Tape).Push((loop, uses[0]));
                    break;
                case ForStatement loop when uses.Count == 1 && IsTaken(uses[0], loop) && Open(((TapeReleaseExpression)uses[0].Value).Tape) is { Count: > 0 } blocks:
                    if (blocks.Pop() is { } forward && Fits(forward.Records, uses[0]) && Counts(forward.Loop, loop))
                    {
                        pairs.Add((forward.Loop, loop, forward.Records, uses[0]));
                    }

                    break;
                case not null when uses.Count == 0 && !HandsOn(statement):
                    break;
                case not null when uses.Count > 0 && uses.TrueForAll(static use => use.Value is TapeReserveExpression):
                    foreach (LetStatement use in uses)
                    {
                        Open(((TapeReserveExpression)use.Value).Tape).Push(null);
                    }

                    break;
                case not null when uses.Count > 0 && uses.TrueForAll(use => use.Value is TapeReleaseExpression release && Open(release.Tape) is { Count: > 0 } others && others.Pop() is null):
                    break;
                default:
                    open.Clear();
                    break;
            }
        }

        return pairs;
    }

    /// <summary>Whether a loop runs as often as another has counted.</summary>
    private bool Counts(WhileStatement loop, ForStatement reversal)
    {
        HashSet<int> assigned = [];
        AssignedVariables.Gather(loop.Body, assigned);
        return IsMadeOf(reversal.From, assigned);
    }

    private bool IsMadeOf(Operand operand, HashSet<int> counters) => operand is VariableOperand { Variable: var variable }
        && (counters.Contains(variable.Id) || (definitions[variable] is { } value && value.Operands().Any(part => IsMadeOf(part, counters))));

    private Stack<(WhileStatement Loop, LetStatement Records)?> Open(IrVariable tape) =>
        open.TryGetValue(tape, out Stack<(WhileStatement, LetStatement)?>? blocks) ? blocks : open[tape] = new Stack<(WhileStatement, LetStatement)?>();

    /// <summary>Whether a statement gives the tape to something else.</summary>
    private static bool HandsOn(IrStatement statement) => statement.Operands().Any(static operand => operand.Type == PassiveType.Tape) || statement.Blocks().Any(static block => block.Any(HandsOn));

    /// <summary>What a statement reserves on a tape or takes from it.</summary>
    private static void Gather(IrStatement statement, List<LetStatement> uses)
    {
        if (statement is LetStatement { Value: TapeReserveExpression or TapeReleaseExpression } let)
        {
            uses.Add(let);
        }

        foreach (IrStatement inner in statement.Blocks().SelectMany(static block => block))
        {
            Gather(inner, uses);
        }
    }

    private static bool IsRecord(LetStatement let, EquatableArray<IrStatement> body) =>
        let.Value is TapeReserveExpression { IsCleared: false } reserve && ShortLoops.IntegerOf(reserve.Count) > 0 && body.Any(statement => ReferenceEquals(statement, let)) && IsElementwise(let.Target, body);

    private static bool IsTaken(LetStatement let, ForStatement loop) =>
        let.Value is TapeReleaseExpression && loop is { Step: -1, To: PassiveConstant { Code: "-1" } } && loop.Body.Any(statement => ReferenceEquals(statement, let)) && IsElementwise(let.Target, loop.Body);

    private static bool Fits(LetStatement records, LetStatement taken) =>
        (TapeReserveExpression)records.Value is var reserve && (TapeReleaseExpression)taken.Value is var release && reserve.Count == release.Count && reserve.Sequence == release.Sequence;

    /// <summary>Whether memory is used by elements at constant indices only.</summary>
    private static bool IsElementwise(IrVariable memory, EquatableArray<IrStatement> block) => block.All(statement =>
    {
        Place? place = statement switch
        {
            StoreStatement store => store.Place,
            LetStatement { Value: LoadExpression load } => load.Place,
            AssignStatement { Value: LoadExpression load } => load.Place,
            _ => null,
        };
        int others = statement.Operands().Count(operand => operand is VariableOperand { Variable: var used } && used.Id == memory.Id);
        return others == (place is { Path.IsEmpty: true, Indices.Count: 1 } && place.Indices[0] is PassiveConstant && place.Base.Id == memory.Id ? 1 : 0)
            && statement.Blocks().All(inner => IsElementwise(memory, inner));
    });

    private void Join(List<IrStatement> statements, WhileStatement loop, ForStatement reversal, LetStatement records, LetStatement taken)
    {
        var reserve = (TapeReserveExpression)records.Value;
        IrBuilder before = new(ids);
        if (bounds.Of(loop, before) is not { } bound)
        {
            return;
        }

        Operand count = Times(bound, reserve.Count, before);
        IrVariable block = new(ids.Take(), records.Target.Name, records.Target.Type);
        before.Add(new LetStatement(block, reserve with { Count = count }));
        VariableOperand at = before.Let("at", new UseExpression(PassiveConstant.Int(0)));
        IrBuilder next = new(ids);
        next.Add(new AssignStatement(at.Variable, new UseExpression(next.Let(new BinaryExpression(BinaryOperator.Add, at, reserve.Count, PassiveType.Int32)))));
        EquatableArray<IrStatement> body = new Elements(ids, records, block, at).Of(loop.Body);

        IrBuilder first = new(ids);
        Operand position = Times((VariableOperand)reversal.Index, reserve.Count, first, isChecked: false);
        EquatableArray<IrStatement> taking = new Elements(ids, taken, block, position).Of(reversal.Body);
        IrVariable released = new(ids.Take(), "", reserve.Sequence);
        int reverse = statements.FindIndex(statement => ReferenceEquals(statement, reversal));
        statements.Insert(reverse + 1, new LetStatement(released, new TapeReleaseExpression(reserve.Tape, count, reserve.Sequence)));
        statements[reverse] = reversal with { Body = first.Statements.Concat(taking).ToEquatableArray() };
        int forward = statements.FindIndex(statement => ReferenceEquals(statement, loop));
        statements[forward] = loop with { Body = body.Concat(next.Statements).ToEquatableArray() };
        statements.InsertRange(forward, before.Statements);
    }

    private static Operand Times(Operand count, Operand width, IrBuilder builder, bool isChecked = true) => width is PassiveConstant { Code: "1" }
        ? count
        : builder.Let(new BinaryExpression(BinaryOperator.Multiply, count, width, PassiveType.Int32, isChecked));

    /// <summary>Puts the elements of a block for all iterations in the place of those of one.</summary>
    /// <param name="ids">Hands out variables.</param>
    /// <param name="records">The block of one iteration.</param>
    /// <param name="block">That of all.</param>
    /// <param name="at">Where the iteration's own begins.</param>
    private sealed class Elements(VariableIds ids, LetStatement records, IrVariable block, Operand at) : IrRewriter
    {
        public EquatableArray<IrStatement> Of(EquatableArray<IrStatement> body) => Block(body);

        protected override void Statement(IrStatement statement, List<IrStatement> output)
        {
            if (ReferenceEquals(statement, records))
            {
                return;
            }

            IrBuilder before = new(ids);
            IrStatement moved = statement switch
            {
                StoreStatement store => store with { Place = Of(store.Place, before) },
                LetStatement { Value: LoadExpression load } let => let with { Value = new LoadExpression(Of(load.Place, before)) },
                AssignStatement { Value: LoadExpression load } assign => assign with { Value = new LoadExpression(Of(load.Place, before)) },
                _ => statement,
            };
            output.AddRange(before.Statements);
            base.Statement(moved, output);
        }

        private Place Of(Place place, IrBuilder before)
        {
            if (place.Base.Id != records.Target.Id)
            {
                return place;
            }

            Operand index = place.Indices[0] is PassiveConstant { Code: "0" } ? at : before.Let(new BinaryExpression(BinaryOperator.Add, at, place.Indices[0], PassiveType.Int32));
            return place with { Base = block, Indices = EquatableArray.Of(index) };
        }
    }
}
