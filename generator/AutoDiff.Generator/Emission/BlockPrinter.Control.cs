using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Branches, loops and calls.</summary>
internal sealed partial class BlockPrinter
{
    private void If(IfStatement branch)
    {
        CodeText condition = Use(branch.Condition);
        FlushAll();
        nodes.Add(new IfNode(condition.Text, condition.Precedence, Print(branch.Then, context, scope), Print(branch.Else, context, scope)));
    }

    private void For(ForStatement loop)
    {
        CodeText from = Use(loop.From);
        HashSet<int> assigned = VariableFacts.AssignedIn(loop.Body);
        if (loop.To is VariableOperand { Variable: var bound } && waiting.Find(part => part.Variable.Id == bound.Id) is { } part
            && (part.Text.IsPinned || part.Text.Reads.Any(assigned.Contains)))
        {
            // The bound is evaluated once.
            waiting.Remove(part);
            Declare(part.Variable, part.Text, part.Hint.Length > 0 ? part.Hint : "end");
        }

        CodeText to = Use(loop.To);
        FlushAll();
        string end = to.At(Precedence.Shift);
        if (to.Reads.Any(assigned.Contains))
        {
            var copy = new IrVariable(context.Ids.Take(), "", loop.To.Type);
            Declare(copy, to, "end");
            end = context.Names[copy];
        }

        string index = Name(loop.Index, "i");
        string step = loop.Step switch
        {
            1 => $"{index}++",
            -1 => $"{index}--",
            int.MinValue => $"{index} += int.MinValue",
            < 0 => $"{index} -= {-loop.Step}",
            _ => $"{index} += {loop.Step}",
        };
        string test = loop.Step > 0 ? "< " + end : end == "-1" ? ">= 0" : "> " + end;
        string head = $"for ({loop.Index.Type.Code} {index} = {from.Text}; {index} {test}; {step})";
        nodes.Add(new LoopNode(head, Print(loop.Body, context, scope)));
    }

    private void While(WhileStatement loop)
    {
        FlushAll();
        var inner = new BlockPrinter(context, new TemporaryScope(scope));
        inner.Statements(loop.Header);
        CodeText condition = inner.Use(loop.Condition);
        inner.FlushAll();
        if (inner.nodes.Count == 0)
        {
            inner.Statements(loop.Body);
            nodes.Add(new LoopNode($"while ({condition.Text})", inner.Finish()));
            return;
        }

        if (loop.Condition is not PassiveConstant { Code: "true" })
        {
            inner.nodes.Add(new IfNode("!" + condition.At(Precedence.Unary), Precedence.Unary, [new LineNode("break;")], []));
        }

        inner.Statements(loop.Body);
        nodes.Add(new LoopNode("while (true)", inner.Finish()));
    }

    private void Call(CallStatement call)
    {
        // The value of a ref argument is put where the callee changes it, before the other arguments are written.
        foreach (Argument argument in call.Arguments)
        {
            if (argument is { Mode: PassingMode.Ref, Value: { } value, Result: { } result }
                && !(value is VariableOperand { Variable: var same } && same.Id == result.Id))
            {
                CodeText text = Print(new UseExpression(value), isDeclared: true);
                if (context.Declared.Add(result.Id))
                {
                    Declare(result, text, "");
                }
                else
                {
                    Assign(result, text, result.Type);
                }
            }
        }

        ShortenOperands(call.Operands());
        HashSet<int> changed = [.. call.Arguments.Where(static argument => argument.Mode is PassingMode.Ref or PassingMode.Out).Select(Storage)];
        CodeText[] arguments = call.Arguments.Select(argument => Argument(argument, changed)).ToArray();
        FlushPinned();
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Result is not null)
            {
                FlushReading(argument.Result);
            }
        }

        string code = CallCode.Of(call, arguments);
        switch (call.Results.Count)
        {
            case 0 when code == " ":
                // A call that does nothing: it only stands for its derivative.
                break;
            case 0:
                nodes.Add(new LineNode(code + ";"));
                break;
            case 1 when context.Facts.Reads(call.Results[0]) == 0 && call.Results[0].Name.Length == 0:
                // A property, an operator or a constructor is no statement.
                bool isStatement = call.Callee.PrimalTemplate.Length == 0 || call.Companion != CompanionKind.Primal;
                nodes.Add(new LineNode((isStatement ? "" : "_ = ") + code + ";"));
                break;
            case 1 when context.Declared.Add(call.Results[0].Id):
                nodes.Add(new DeclareNode(TypeOf(call.Results[0]), Name(call.Results[0], NameHints.Of(call)), code, AllowsConditional: false));
                break;
            case 1:
                FlushReading(call.Results[0]);
                nodes.Add(new AssignNode(Name(call.Results[0], ""), "=", code, AllowsConditional: false));
                break;
            default:
                nodes.Add(new LineNode($"({string.Join(", ", call.Results.Select((part, i) => Part(call, part, i)))}) = {code};"));
                break;
        }
    }

    private string Part(CallStatement call, IrVariable part, int index)
    {
        if (context.Facts.Reads(part) == 0 && !context.Declared.Contains(part.Id))
        {
            return "_";
        }

        if (context.Declared.Add(part.Id))
        {
            return $"{part.Type.Code} {Name(part, NameHints.Of(call) + (index == 0 ? "" : call.Companion is CompanionKind.Jvp or CompanionKind.ForwardJvp ? "Tangent" : "Part"))}";
        }

        FlushReading(part);
        return Name(part, "");
    }

    /// <summary>The variable that a <c>ref</c> or <c>out</c> argument lets the callee change.</summary>
    private static int Storage(Argument argument) => (argument.Result ?? ((VariableOperand)argument.Value!).Variable).Id;

    private CodeText Argument(Argument argument, HashSet<int> changedByCall)
    {
        switch (argument.Mode)
        {
            case PassingMode.Ref:
                IrVariable changed = argument.Result ?? ((VariableOperand)argument.Value!).Variable;
                CodeText storage = Base(changed);
                return CodeText.Constant("ref " + storage.Text) with { WithoutMode = storage };
            case PassingMode.Out:
                IrVariable result = argument.Result!;
                string name = Name(result, "");
                string target = context.Declared.Add(result.Id) ? $"{result.Type.Code} {name}" : name;
                return CodeText.Constant("out " + target) with { WithoutMode = CodeText.Constant(target) };
            case PassingMode.In:
                // By reference to what the same call changes, the callee would read what it has written: a cast makes it a value.
                CodeText text = Use(argument.Value!);
                bool isVariable = text.Text.All(static c => char.IsLetterOrDigit(c) || c is '_' or '@') && !char.IsDigit(text.Text[0]);
                bool isPart = argument.IsComputed && text.Precedence == Precedence.Primary && !text.Text.EndsWith(")", StringComparison.Ordinal) && !text.Text.Contains("::")
                    && text.Text.IndexOfAny(['[', '.']) > 0 && !char.IsDigit(text.Text[0]);
                return isPart || (isVariable && text.Reads.Any(changedByCall.Contains))
                    ? text with { Text = $"({argument.Value!.Type.Code}){text.Text}", Precedence = Precedence.Unary }
                    : text;
            default:
                return Use(argument.Value!);
        }
    }
}
